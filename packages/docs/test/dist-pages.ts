import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGES } from "../src/build/languages.js";
import { PACKAGE } from "../src/build/package-folder.js";
import { PAGE_KINDS, pageFile } from "../src/build/page-files.js";

/** Folder of the built pages. */
export const DIST: string = join(PACKAGE, "dist");

/** Names of all pages that the build leaves. */
export const PAGES: readonly string[] = [
  "index.html",
  ...LANGUAGES.flatMap((language) => PAGE_KINDS.map((kind) => pageFile(kind, language))),
];

/** Text of a built page. */
export function readPage(name: string): string {
  return readFileSync(join(DIST, name), "utf8");
}
