import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { PublishedPackage } from "../find-packages.js";

/**
 * Writes into a package's manifest where it is built. npm takes a statement of provenance only from a package that names that repository, and which one
 * it is is known to the workflow, not to the sources.
 *
 * @throws when the name is not of the form `owner/name`
 */
export async function stampRepository({ folder }: PublishedPackage, root: string, repository: string): Promise<void> {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new Error("the repository must be given as owner/name");
  const file = join(folder, "package.json");
  const manifest: object = JSON.parse(await readFile(file, "utf8"));
  const stamp = {
    type: "git",
    url: `git+https://github.com/${repository}.git`,
    directory: relative(root, folder).replaceAll("\\", "/"),
  };
  await writeFile(file, `${JSON.stringify({ ...manifest, repository: stamp }, null, 2)}\n`);
}
