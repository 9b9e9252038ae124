import { copyFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { run } from "./run.js";

/** A repository, built. */
export interface Release {
  readonly repository: string;
  /** The English bundle to keep: the next changes of the contract are rated against it. */
  readonly contract: string;
}

/** Turns the pending changesets into versions and changelogs, and keeps the contract as that of the last release. */
export async function versionPackages({ repository, contract }: Release): Promise<void> {
  await run(
    process.execPath,
    [createRequire(import.meta.url).resolve("@changesets/cli/bin.js"), "version"],
    repository,
  );
  await mkdir(join(repository, "spec/released"), { recursive: true });
  await copyFile(contract, join(repository, "spec/released/openapi.en.json"));
}
