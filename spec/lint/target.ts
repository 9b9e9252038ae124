import type { Key } from "./place.js";

/** Picks the items of a list whose field has this value: `[?(@.name=='sms')]`. */
export interface Filter {
  readonly member: string;
  readonly equals: string;
}

/** One step of the target of an overlay action. */
export type Step = Key | Filter;

const steps =
  /\.(?<bare>[\w$-]+)|\[(?<index>\d+)\]|\['(?<single>[^']*)'\]|\["(?<double>[^"]*)"\]|\[\?\(?@\.(?<member>[\w-]+)\s*==\s*(?:'(?<one>[^']*)'|"(?<two>[^"]*)")\)?\]/y;

/** Reads a plain target (JSONPath without wildcards or descent); `undefined` when it is none. */
export function parseTarget(target: string): Step[] | undefined {
  if (!target.startsWith("$")) return undefined;
  const found: Step[] = [];
  steps.lastIndex = 1;
  while (steps.lastIndex < target.length) {
    const groups = steps.exec(target)?.groups;
    if (groups === undefined) return undefined;
    found.push(readStep(groups));
  }
  return found;
}

function readStep(groups: Readonly<Record<string, string | undefined>>): Step {
  const { bare, index, single, double, member, one, two } = groups;
  if (index !== undefined) return Number(index);
  if (member !== undefined) return { member, equals: one ?? two ?? "" };
  return bare ?? single ?? double ?? "";
}

/** Writes a path of the bundle as a plain target: `$.paths['/x'].post`. */
export function formatTarget(path: readonly Key[]): string {
  return `$${path.map(formatKey).join("")}`;
}

function formatKey(key: Key): string {
  if (typeof key === "number") return `[${key}]`;
  return /^[A-Za-z_][\w-]*$/.test(key) ? `.${key}` : `['${key}']`;
}
