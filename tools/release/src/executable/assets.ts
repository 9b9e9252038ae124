import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";

const OF_THE_CONTRACT = ["openapi.en.json", "openapi.zh-CN.json", "errors.json"].map(
  (name) => `@cloopen-rest/spec/${name}`,
);
const OF_THE_PACKAGE = ["package.json", "openapi.yaml"];
/** The page of the console, where it is built. */
const PAGE = "dist/console";

/**
 * Files that the sandbox reads while it runs, by the names under which it asks for them: specifiers as `dist/kernel/packaged.js` imports them.
 *
 * @param sandbox folder of the built package
 */
export async function assetsOf(sandbox: string): Promise<Readonly<Record<string, string>>> {
  const require = createRequire(join(sandbox, "package.json"));
  const own = [...OF_THE_PACKAGE, ...(await filesBelow(sandbox, PAGE))];
  return Object.fromEntries([
    ...OF_THE_CONTRACT.map((name) => [name, require.resolve(name)]),
    ...own.map((name) => [`../../${name}`, join(sandbox, name)]),
  ]);
}

async function filesBelow(folder: string, below: string): Promise<readonly string[]> {
  if (!existsSync(join(folder, below))) return [];
  const entries = await readdir(join(folder, below), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}
