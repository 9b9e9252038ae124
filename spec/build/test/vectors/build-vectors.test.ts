import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildVectors } from "../../vectors/build-vectors.js";
import { readBundle } from "../built.js";

const CASES = fileURLToPath(new URL("../../../vectors/", import.meta.url));
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-vectors-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Builds with one file of the cases changed. */
async function buildWith(file: string, change: (text: string) => string): Promise<string> {
  await cp(CASES, folder, { recursive: true });
  const text = await readFile(join(CASES, file), "utf8");
  const changed = change(text);
  expect(changed).not.toBe(text);
  await writeFile(join(folder, file), changed);
  return buildVectors(readBundle("en"), folder).then(
    () => "built",
    (error: unknown) => String(error),
  );
}

test("the built file is what the contract and the cases give", async () => {
  const built: unknown = JSON.parse(await readFile(new URL("../../../dist/vectors.json", import.meta.url), "utf8"));
  expect(built).toEqual(JSON.parse(JSON.stringify(await buildVectors(readBundle("en"), CASES))));
});

test.each([
  ["signing.yaml", "2A7699649C08", "2A7699649C09", /signing\.yaml:2: sig is 2A7699649C09\w+, by Node 2A7699649C08/],
  ["signing.yaml", '"20140416142030"', '"20140416062030"', /signing\.yaml:2: timestamp is 20140416062030/],
  ["requests.yaml", "<data>0012</data>", "<data>12</data>", /requests\.yaml:\d+: .*the readers disagree/],
  [
    "responses.yaml",
    'decoded: { statusCode: "000000", totalCount: "0", TemplateSMS: [] }',
    'decoded: { statusCode: "000000", totalCount: "0" }',
    /responses\.yaml:2: .*the readers disagree/,
  ],
  [
    "errors.yaml",
    "kind: http, mayHaveActed: true",
    'kind: api, statusCode: "000504", mayHaveActed: false',
    /errors\.yaml:\d+: a gateway's timeout in JSON, .*the rule gives/,
  ],
  [
    "webhooks.yaml",
    "<statuscode>000000<",
    "<statuscode>0000<",
    /webhooks\.yaml:2: .*the writers disagree about the reply/,
  ],
  ["webhooks.yaml", 'status: "0" }', 'status: "1" }', /webhooks\.yaml:2: .*the readers disagree/],
  ["ivr.yaml", '"#12*", userdata', '"#13*", userdata', /ivr\.yaml:2: .*the readers disagree/],
  ["ivr.yaml", "<Hangup/>", "", /ivr\.yaml:2: .*the writers disagree about the reply/],
  [
    "hostile.yaml",
    "<!DOCTYPE Response>",
    "",
    /hostile\.yaml:2: a DOCTYPE: the contract accepts it\n.*the client accepts it/,
  ],
  [
    "requests.yaml",
    "operation: getAccountInfo",
    "operation: getAccountInfos",
    /requests\.yaml:2: .*getAccountInfos is no operation[\s\S]*requests\.yaml:1: getAccountInfo has no vector/,
  ],
])("a case of %s with %s as %s fails the build by file and line", async (file, right, wrong, problem) => {
  expect(await buildWith(file, (text) => text.replace(right, wrong))).toMatch(problem);
});

test("a result that its schema does not describe fails the build", async () => {
  const outcome = await buildWith("vectors.schema.json", (text) => text.replace('"instant": {', '"moment": {'));
  expect(outcome).toContain("vectors.json is not what its schema says");
});
