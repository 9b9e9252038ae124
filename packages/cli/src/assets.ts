import { readFile } from "node:fs/promises";

/**
 * Reads a file that the build has made of the contract, as JSON. This module stands one folder below the package, as
 * source and in the bundle alike.
 */
export async function readAsset(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../dist/${name}`, import.meta.url), "utf8"));
}
