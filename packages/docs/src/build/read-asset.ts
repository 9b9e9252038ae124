import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PACKAGE } from "./package-folder.js";

/** A style sheet of `src/styles`, by its name without the ending. */
export async function readStyle(name: string): Promise<string> {
  return await readFile(join(PACKAGE, "src/styles", `${name}.css`), "utf8");
}

/**
 * A script of `src/browser` as the compiler left it, by its name without the ending.
 *
 * Two lines of the compiler are dropped: the mark of a module, which a classic script may not have, and the name of the source map, which
 * leads nowhere from the page.
 */
export async function readScript(name: string): Promise<string> {
  const text = await readFile(join(PACKAGE, "dist-tools/browser", `${name}.js`), "utf8");
  return text.replace(/^export \{\};$|^\/\/# sourceMappingURL=.*$/gm, "").trim();
}
