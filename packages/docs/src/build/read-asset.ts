import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "rolldown";
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

/**
 * A script of `src/browser` that is made of several files or uses the client, in one piece. It is cut to what it needs, and made smaller.
 *
 * @throws when it would import anything at run time
 */
export async function bundleScript(name: string): Promise<string> {
  const { output } = await build({
    input: join(PACKAGE, "dist-tools/browser", `${name}.js`),
    platform: "browser",
    output: { format: "esm", minify: true },
    logLevel: "warn",
    write: false,
  });
  const [script, ...others] = output;
  if (others.length > 0 || script.imports.length > 0) throw new Error(`${name} is not one self-contained script`);
  return script.code.replaceAll("</script", "<\\/script").trim();
}
