import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { findPackages, type PublishedPackage } from "./find-packages.js";
import { type Packed, pack } from "./pack/pack.js";
import { run } from "./run.js";
import { versionPackages } from "./version-packages.js";

/** One package as it would come out of a release. */
export interface RehearsedPackage extends PublishedPackage, Packed {
  readonly changelog: string;
}

/** A rehearsed release. */
export interface Rehearsal {
  readonly packages: readonly RehearsedPackage[];
  /** A folder where the packages are installed as a stranger would have them. */
  readonly consumer: string;
  /** Root of the copy that was released. */
  readonly repository: string;
}

const CHANGESET = `---\n"@cloopen-rest/client": patch\n---\n\nA change made for the rehearsal.\n`;

/**
 * Releases a copy of a built repository into a folder, up to the point where it would be published: versions, changelogs, tarballs, installation.
 * Needs no network: what the packages depend on is taken from the repository's own installation, and no more than they declare.
 */
export async function rehearse(source: string, folder: string): Promise<Rehearsal> {
  const repository = join(folder, "repository");
  await copyRepository(source, repository);
  await writeFile(join(repository, ".changeset/rehearsal.md"), CHANGESET);
  await versionPackages({ repository, contract: join(repository, "spec/dist/openapi.en.json") });

  const tarballs = join(folder, "tarballs");
  const consumer = join(folder, "consumer");
  await mkdir(tarballs);
  await mkdir(consumer);
  await writeFile(join(consumer, "package.json"), '{ "private": true, "type": "module" }\n');
  const packages: RehearsedPackage[] = [];
  for (const each of await findPackages(repository)) {
    const packed = await pack(each, tarballs);
    await install(each, packed.tarball, consumer, source);
    packages.push({ ...each, ...packed, changelog: await readFile(join(each.folder, "CHANGELOG.md"), "utf8") });
  }
  return { packages, consumer, repository };
}

/** Everything that git knows or would take, and the built packages, as a repository with one commit. */
async function copyRepository(source: string, target: string): Promise<void> {
  const listed = await run(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"],
    source,
  );
  const files = listed.split("\0").filter((file) => file !== "");
  await Promise.all(files.map((file) => cp(join(source, file), join(target, file)).catch(ignoreMissing)));
  for (const { folder } of await findPackages(source)) {
    await cp(join(folder, "dist"), join(target, folder.slice(source.length), "dist"), { recursive: true });
  }
  await run("git", ["init", "--quiet", "--initial-branch=main"], target);
  await run("git", ["add", "--all"], target);
  const author = ["-c", "user.name=rehearsal", "-c", "user.email=rehearsal@localhost", "-c", "commit.gpgsign=false"];
  await run("git", [...author, "commit", "--quiet", "--no-verify", "--message=rehearsal"], target);
}

/** A file that git lists and that is deleted in the working tree. */
function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

async function install(each: PublishedPackage, tarball: string, consumer: string, source: string): Promise<void> {
  const folder = join(consumer, "node_modules", each.name);
  await mkdir(folder, { recursive: true });
  await run("tar", ["-xzf", tarball, "--strip-components=1", "-C", folder], consumer);
  for (const name of Object.keys(each.dependencies)) {
    if (name.startsWith("@cloopen-rest/")) continue;
    const link = join(consumer, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(source, "node_modules", name), link).catch(ignoreExisting);
  }
}

/** Two packages may depend on one. */
function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
