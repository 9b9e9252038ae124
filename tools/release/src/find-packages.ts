import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A workspace that goes to the registry. */
export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  /** Subpath to the file that it leads to: types where there are some. */
  readonly entries: ReadonlyMap<string, EntryTarget>;
  readonly bins: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
  /** Packages that some of its subpaths need and not everybody has. */
  readonly optionalPeers: readonly string[];
}

/** The files of one subpath. */
export interface EntryTarget {
  /** For CommonJS, where the package is built for it. */
  readonly require?: { readonly types?: string; readonly default: string };
  readonly types?: string;
  readonly default: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, string | EntryTarget>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** The packages of a repository that are not private, in the order of their folders. */
export async function findPackages(repository: string): Promise<readonly PublishedPackage[]> {
  const inside = (await readdir(join(repository, "packages"))).sort().map((name) => join("packages", name));
  const found = await Promise.all(["spec", ...inside].map((folder) => readPackage(join(repository, folder))));
  return found.filter((each) => each !== undefined);
}

async function readPackage(folder: string): Promise<PublishedPackage | undefined> {
  const manifest: Manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  if (manifest.private) return undefined;
  const entries = Object.entries(manifest.exports ?? {}).map(
    ([subpath, target]) => [subpath, typeof target === "string" ? { default: target } : target] as const,
  );
  return {
    name: manifest.name,
    version: manifest.version,
    folder,
    entries: new Map(entries),
    bins: Object.values(manifest.bin ?? {}),
    dependencies: manifest.dependencies ?? {},
    optionalPeers: Object.entries(manifest.peerDependenciesMeta ?? {}).flatMap(([name, { optional }]) =>
      optional ? [name] : [],
    ),
  };
}
