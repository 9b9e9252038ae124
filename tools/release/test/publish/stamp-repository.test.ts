import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PublishedPackage } from "../../src/find-packages.js";
import { stampRepository } from "../../src/publish/stamp-repository.js";

let root: string;
let sample: PublishedPackage;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "cloopen-stamp-"));
  const folder = join(root, "packages/sample");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "name": "sample", "version": "1.0.0" }');
  sample = {
    name: "sample",
    version: "1.0.0",
    folder,
    entries: new Map(),
    bins: [],
    dependencies: {},
    optionalPeers: [],
  };
});
afterAll(() => rm(root, { recursive: true, force: true }));

it("names the repository and the folder in it, and keeps the rest", async () => {
  await stampRepository(sample, root, "someone/cloopen-rest");
  expect(JSON.parse(await readFile(join(sample.folder, "package.json"), "utf8"))).toEqual({
    name: "sample",
    version: "1.0.0",
    repository: { type: "git", url: "git+https://github.com/someone/cloopen-rest.git", directory: "packages/sample" },
  });
});

it.each(["", "cloopen-rest", "a/b/c", "a b/c"])("rejects %j", async (repository) => {
  await expect(stampRepository(sample, root, repository)).rejects.toThrow("owner/name");
});
