import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runNpm } from "./run-program.js";

/** The pinned list: a package of its own, no workspace, so that `npm ci` of the repository does not install it. */
const LIST = fileURLToPath(new URL("../toolbox/", import.meta.url));
const TEN_MINUTES = 600_000;

/** Where the runtimes and tools of the pinned list are. */
export interface Toolbox {
  /** A file of a package; the path may have one `*` in a name, for packages that are made for each system. */
  find(path: string): Promise<string | undefined>;
}

/**
 * Installs the pinned list outside of the repository, once for each list.
 *
 * @returns what npm said instead where it cannot
 */
export async function openToolbox(say: (line: string) => void): Promise<Toolbox | string> {
  const lock = await readFile(join(LIST, "package-lock.json"));
  const folder = join(tmpdir(), `cloopen-runtimes-${createHash("sha256").update(lock).digest("hex").slice(0, 16)}`);
  if (!existsSync(folder)) {
    say("Installing the runtimes of tools/runtimes/toolbox, about 1 GB, once …");
    // Beside its place first: what is half installed is not taken for a toolbox.
    const beside = `${folder}.${process.pid}`;
    await mkdir(beside, { recursive: true });
    for (const file of ["package.json", "package-lock.json"]) await copyFile(join(LIST, file), join(beside, file));
    const { exitCode, stderr } = await runNpm(["ci", "--prefer-offline"], beside, TEN_MINUTES);
    if (exitCode !== 0) {
      await rm(beside, { recursive: true, force: true });
      return stderr.trim().split("\n")[0] ?? "";
    }
    await rename(beside, folder).catch(() => rm(beside, { recursive: true, force: true }));
  }
  return { find: (path) => findFile(join(folder, "node_modules"), path.split("/")) };
}

async function findFile(folder: string, [name, ...rest]: readonly string[]): Promise<string | undefined> {
  if (name === undefined) return folder;
  const [start = "", end] = name.split("*");
  const names = end === undefined ? [name] : await readdir(folder).catch(() => []);
  for (const candidate of names) {
    const fits = end === undefined || (candidate.startsWith(start) && candidate.endsWith(end));
    const path = join(folder, candidate);
    const found = fits && existsSync(path) ? await findFile(path, rest) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
