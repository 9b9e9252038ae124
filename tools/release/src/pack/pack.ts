import { join } from "node:path";
import type { PublishedPackage } from "../find-packages.js";
import { run } from "../run.js";

/** A tarball, and what is in it. */
export interface Packed {
  readonly tarball: string;
  /** Paths below the package's root. */
  readonly files: readonly string[];
  readonly bytes: number;
}

/** Packs a package into a folder, as it would be published. The package is built already. */
export async function pack({ folder }: PublishedPackage, into: string): Promise<Packed> {
  const printed = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", into], folder);
  const [{ filename, files, size }] = JSON.parse(printed) as [
    { filename: string; files: { path: string }[]; size: number },
  ];
  return { tarball: join(into, filename), files: files.map(({ path }) => path), bytes: size };
}
