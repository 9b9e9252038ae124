import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runNpm } from "../run-program.js";

const TEN_MINUTES = 600_000;

/** A pinned list of packages: a package of its own with a lock, no workspace, so that `npm ci` of the repository does not install it. */
export interface PinnedList {
  /** The folder with its `package.json` and `package-lock.json`. */
  readonly folder: URL;
  /** One word, for the name of the folder that it is installed in. */
  readonly name: string;
  /** Said before it is installed. */
  readonly notice: string;
  /** Further arguments for npm. */
  readonly npmArgs?: readonly string[];
}

/** Where the packages of a pinned list are. */
export interface Toolbox {
  /** The folder that has them below its `node_modules`. */
  readonly folder: string;

  /** A file of a package; the path may have one `*` in a name, for packages that are made for each system. */
  find(path: string): Promise<string | undefined>;
}

/**
 * Installs a pinned list outside of the repository, once for each lock.
 *
 * @returns what npm said instead where it cannot
 */
export async function openToolbox(list: PinnedList, say: (line: string) => void): Promise<Toolbox | string> {
  const source = fileURLToPath(list.folder);
  const lock = await readFile(join(source, "package-lock.json"));
  const folder = join(tmpdir(), `cloopen-${list.name}-${createHash("sha256").update(lock).digest("hex").slice(0, 16)}`);
  if (!existsSync(folder)) {
    say(list.notice);
    // Beside its place first: what is half installed is not taken for a toolbox.
    const beside = `${folder}.${process.pid}`;
    await mkdir(beside, { recursive: true });
    for (const file of ["package.json", "package-lock.json"]) await copyFile(join(source, file), join(beside, file));
    const { exitCode, stderr } = await runNpm(["ci", "--prefer-offline", ...(list.npmArgs ?? [])], beside, TEN_MINUTES);
    if (exitCode !== 0) {
      await rm(beside, { recursive: true, force: true });
      return stderr.trim().split("\n")[0] ?? "";
    }
    await rename(beside, folder).catch(() => rm(beside, { recursive: true, force: true }));
  }
  return { folder, find: (path) => findFile(join(folder, "node_modules"), path.split("/")) };
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
