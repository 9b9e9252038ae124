import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { Citation } from "./find-citations.js";
import { anchorsOf } from "./find-links.js";

const REFERENCE = "spec/reference/";

/**
 * Follows a citation into a repository.
 *
 * @returns why it leads nowhere; `undefined` when it leads to a file and, where it names one, to a heading or a value of it
 */
export async function followCitation(repository: string, { path, anchor }: Citation): Promise<string | undefined> {
  const file = join(repository, path);
  if (!existsSync(file)) return `${path} is not in the repository`;
  if (anchor === "") return path.startsWith(REFERENCE) ? `${path} is cited without a heading` : undefined;
  const text = await readFile(file, "utf8");
  if (path.endsWith(".md")) return anchorsOf(text).includes(anchor) ? undefined : `${path} has no heading #${anchor}`;
  if (!path.endsWith(".yaml")) return `${path} has no headings`;
  return hasValue(parse(text), anchor) ? undefined : `${path} has nothing at #${anchor}`;
}

function hasValue(value: unknown, pointer: string): boolean {
  const steps = pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return steps.reduce<unknown>((at, step) => Reflect.get(Object(at), step), value) !== undefined;
}
