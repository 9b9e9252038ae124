import { copyFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Outcome } from "../results.js";
import { runSteps } from "../run-command.js";
import { PROGRAMS } from "../run-recipe.js";

const LIST = join(PROGRAMS, "npm-tools/package.json");

/** The pinned version of a tool that comes from npm, but not with this repository. */
export function versionOfTool(name: string): string {
  const { dependencies }: { dependencies: Readonly<Record<string, string>> } = createRequire(import.meta.url)(LIST);
  const version = dependencies[name];
  if (version === undefined) throw new Error(`${name} is not in ${LIST}`);
  return version;
}

/** Where the tools are after `installTools`. */
export function toolsFolder(cache: string): string {
  return join(cache, "npm-tools");
}

/** Installs the pinned tools, without running scripts of theirs. */
export async function installTools(cache: string): Promise<Outcome | undefined> {
  const folder = toolsFolder(cache);
  await mkdir(folder, { recursive: true });
  await copyFile(LIST, join(folder, "package.json"));
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  return runSteps([{ run: ["npm", "install", ...flags], fetch: true }], folder);
}
