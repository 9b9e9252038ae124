import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkApi, keepApi } from "../../src/api/check-api.js";
import { compareReports } from "../../src/api/compare-reports.js";
import type { PublishedPackage } from "../../src/find-packages.js";

let folder: string;
let sample: PublishedPackage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-api-test-"));
  sample = {
    name: "sample",
    version: "1.0.0",
    folder,
    entries: new Map([
      [".", { types: "./dist/index.d.ts", default: "./dist/index.js" }],
      ["./data.json", { default: "./dist/data.json" }],
    ]),
    bins: [],
    dependencies: {},
    optionalPeers: [],
  };
  await mkdir(join(folder, "dist"));
  await writeFile(join(folder, "package.json"), '{ "name": "sample", "version": "1.0.0", "type": "module" }');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const declare = (text: string) => writeFile(join(folder, "dist/index.d.ts"), text);

it("agrees with what it kept, and names what a change takes away and adds", async () => {
  await declare("export declare function send(to: string): void;\nexport type Format = 'json' | 'xml';\n");
  await keepApi(sample);
  expect(await readdir(join(folder, "api"))).toEqual(["index.api.md"]);
  expect(await checkApi(sample)).toEqual([]);

  await declare(
    "export declare function send(to: string, text: string): void;\nexport type Format = 'json' | 'xml';\n",
  );
  expect(await checkApi(sample)).toEqual([
    "sample index.api.md\n- export function send(to: string): void;\n+ export function send(to: string, text: string): void;",
  ]);
});

it("reports a subpath that is gone", async () => {
  await declare("export declare const a: 1;\n");
  await keepApi(sample);
  const [difference] = await checkApi({ ...sample, entries: new Map() });
  expect(difference).toContain("- export const a: 1;");
});

it("says where declarations do not compile", async () => {
  await declare("export declare const a: Missing;\n");
  await expect(checkApi(sample)).rejects.toThrow(/Missing/);
});

it("sees lines that only changed places", () => {
  expect(compareReports("a\nb", "b\na")).toEqual(["~ the same lines in another order"]);
});
