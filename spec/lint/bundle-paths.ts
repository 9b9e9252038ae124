import type { Contract } from "./contract.js";
import type { Key } from "./place.js";
import { formatTarget, type Step } from "./target.js";

/** Places of things in the bundle. */
export interface BundlePaths {
  /** Whether an object of the contract is at this path, or below it. */
  has(path: readonly Key[]): boolean;
  /** Where the reference at this path leads, when there is one. */
  referenceAt(path: readonly Key[]): readonly Key[] | undefined;
  /** Turns filters into indexes; `undefined` when a filter finds nothing. */
  resolve(steps: readonly Step[]): readonly Key[] | undefined;
}

/** Makes the directory of the bundle that the contract becomes. */
export function bundlePathsOf(contract: Contract): BundlePaths {
  const known = new Set(
    contract.nodes.flatMap(({ path }) => [...path.keys(), path.length].map((end) => formatTarget(path.slice(0, end)))),
  );
  const homes = new Map(contract.nodes.map(({ place, path }) => [place.at.absolutePointer, path]));
  const byPath = new Map(contract.nodes.map((node) => [formatTarget(node.path), node]));

  function indexOf(path: readonly Key[], member: string, equals: string): number | undefined {
    const depth = path.length;
    const item = contract.nodes.find(
      (node) =>
        node.path.length === depth + 1 &&
        formatTarget(node.path.slice(0, depth)) === formatTarget(path) &&
        node.place.find(member).value === equals,
    );
    const index = item?.path[depth];
    return typeof index === "number" ? index : undefined;
  }

  return {
    has: (path) => known.has(formatTarget(path)),
    referenceAt(path) {
      const place = byPath.get(formatTarget(path))?.place;
      return place?.reference === undefined ? undefined : homes.get(place.target().at.absolutePointer);
    },
    resolve(steps) {
      const path: Key[] = [];
      for (const step of steps) {
        const key = typeof step === "object" ? indexOf(path, step.member, step.equals) : step;
        if (key === undefined) return undefined;
        path.push(key);
      }
      return path;
    },
  };
}
