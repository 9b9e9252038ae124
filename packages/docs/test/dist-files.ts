import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE } from "../src/package-folder.js";

/** Folder of the built site. */
export const DIST: string = join(PACKAGE, "dist");

/** Every file of the site, with slashes. */
export const FILES: readonly string[] = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(DIST.length + 1))
  .sort();

/** Every page. */
export const PAGES: readonly string[] = FILES.filter((file) => file.endsWith(".html"));

/** Text of a built file. */
export function readBuilt(file: string): string {
  return readFileSync(join(DIST, file), "utf8");
}
