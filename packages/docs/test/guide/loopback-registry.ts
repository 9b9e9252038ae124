import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { listenOnLoopback, startProgram } from "@cloopen-rest/test-kit";
import { PACKAGE } from "../../src/package-folder.js";

/** Root of the repository. */
export const REPOSITORY: string = join(PACKAGE, "../..");

/** Paths of all installed packages below the root, such as `node_modules/hono`. */
const INSTALLED: readonly string[] = Object.keys(
  JSON.parse(readFileSync(join(REPOSITORY, "package-lock.json"), "utf8")).packages,
);

interface Release {
  readonly manifest: { readonly name: string; readonly version: string };
  /** Path of its tarball. */
  readonly tarball: string;
}

/**
 * Serves packages to npm on loopback, so that `npm install` needs no network: the tarballs in a
 * folder, and else what is installed in this repository.
 *
 * @param folder has the tarballs of `npm pack`, and receives those of installed packages
 */
export async function startRegistry(folder: string): Promise<{ url: string; close: () => Promise<void> }> {
  const ours = await Promise.all(readdirSync(folder).map((file) => readRelease(join(folder, file))));
  const findReleases = (name: string): Promise<readonly Release[]> => {
    const own = ours.filter(({ manifest }) => manifest.name === name);
    return own.length > 0 ? Promise.resolve(own) : Promise.all(findInstalled(name).map((path) => pack(path, folder)));
  };
  const server = createServer(async ({ url = "", headers: { host } }, response) => {
    const [, packageName, version] = /^\/-\/([^/]+)\/([^/]+)\.tgz$/.exec(url) ?? [];
    const name = decodeURIComponent(packageName ?? url.slice(1));
    const releases = await findReleases(name);
    const asked = releases.find(({ manifest }) => manifest.version === version);
    if (asked !== undefined) response.end(readFileSync(asked.tarball));
    else if (releases.length === 0) response.writeHead(404).end("{}");
    else response.end(JSON.stringify(describeReleases(name, releases, `http://${host}`)));
  });
  const port = await listenOnLoopback(server);
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function describeReleases(name: string, releases: readonly Release[], origin: string): object {
  const versions = releases.map(({ manifest }) => {
    const dist = { tarball: `${origin}/-/${encodeURIComponent(name)}/${manifest.version}.tgz` };
    return [manifest.version, { ...manifest, dist }] as const;
  });
  return { name, "dist-tags": { latest: versions[0]?.[0] }, versions: Object.fromEntries(versions) };
}

async function readRelease(tarball: string): Promise<Release> {
  const { stdout } = await startProgram("tar", ["-xzOf", tarball, "package/package.json"]).ended;
  return { manifest: JSON.parse(stdout), tarball };
}

function findInstalled(name: string): readonly string[] {
  const end = `node_modules/${name}`;
  const paths = INSTALLED.filter((path) => path === end || path.endsWith(`/${end}`));
  return paths.map((path) => join(REPOSITORY, path)).filter((path) => existsSync(join(path, "package.json")));
}

/** Tarballs of this run, each written once: a package may be installed at several places, and asked for while it is packed. */
const packed = new Map<string, Promise<void>>();

/** Packs an installed package; `npm pack` would take half a second for each. */
async function pack(path: string, folder: string): Promise<Release> {
  const manifest: Release["manifest"] = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  const tarball = join(folder, `${encodeURIComponent(manifest.name)}-${manifest.version}.tgz`);
  const writing = packed.get(tarball) ?? writeTarball(path, tarball);
  packed.set(tarball, writing);
  await writing;
  return { manifest, tarball };
}

async function writeTarball(path: string, tarball: string): Promise<void> {
  const flags = ["--exclude=./node_modules", "--transform=s,^[.],package,", "-C", path, "."];
  const { code, stderr } = await startProgram("tar", ["-czf", tarball, ...flags]).ended;
  if (code !== 0) throw new Error(stderr);
}
