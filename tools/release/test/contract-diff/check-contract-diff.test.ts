import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkContractDiff, listChanges } from "../../src/contract-diff/check-contract-diff.js";
import { judge } from "../../src/contract-diff/judge.js";
import { type SmallContract, smallContract } from "./small-contract.js";

let folder: string;
let released: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-contract-diff-"));
  released = join(folder, "released.json");
  await writeFile(released, JSON.stringify(smallContract()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;

/** Writes the small contract with some edits. */
async function write(...edits: readonly ((contract: SmallContract) => unknown)[]): Promise<string> {
  const contract = smallContract();
  for (const edit of edits) edit(contract);
  files += 1;
  const file = join(folder, `${files}.json`);
  await writeFile(file, JSON.stringify(contract));
  return file;
}

const removeOperation = ({ paths }: SmallContract) => delete paths["/query"];
const requireField = ({ components }: SmallContract) => components.schemas.SendRequest.required.push("lang");
const narrowEnum = ({ components }: SmallContract) =>
  Object.assign(components.schemas.SendRequest.properties["lang"] ?? {}, { enum: ["zh"] });
const removeCallback = ({ webhooks }: SmallContract) => delete webhooks["report"];
const renameRoot = ({ components }: SmallContract) =>
  Object.assign(components.schemas.SendRequest.xml, { name: "SendMessage" });
const dropAttribute = ({ components }: SmallContract) =>
  delete components.schemas.SendRequest.properties["to"]?.["xml"];
const makeText = ({ components }: SmallContract) =>
  Object.assign(components.schemas.SendRequest.properties["lang"] ?? {}, { "x-xml-text": true });
const addOptional = ({ components }: SmallContract) => {
  components.schemas.SendRequest.properties["reqId"] = { type: "string" };
};
const describeAnew = ({ info }: SmallContract) => {
  info.description = "In other words.";
};
const changeCodes = ({ paths }: SmallContract) =>
  Object.assign(Reflect.get(paths["/send"] ?? {}, "post"), { "x-error-codes": ["000000"] });

const SCHEMA = "#/paths/~1send/post/requestBody/content/application~1xml/schema";

it("rejects a removed operation under a changeset that says minor, and says what, where and what to do", async () => {
  const changesets = join(folder, "changesets");
  await mkdir(changesets);
  await writeFile(join(changesets, "a.md"), `---\n"@cloopen-rest/spec": minor\n---\n\nA change.\n`);
  const current = await write(removeOperation);
  const { passed, text } = await checkContractDiff({
    released,
    current,
    changesets,
    packageName: "@cloopen-rest/spec",
  });
  expect(passed).toBe(false);
  expect(text).toContain("the highest major; the pending changesets say minor for @cloopen-rest/spec");
  expect(text).toContain("major  #/paths/~1query\n         Path `/query` was removed.");
  expect(text).toContain("Run npm run changeset and say major for @cloopen-rest/spec");
});

it("rates what breaks clients of either format as major, additions as minor, and texts as patch", async () => {
  const breaking = [removeOperation, requireField, narrowEnum, removeCallback, renameRoot, dropAttribute, makeText];
  const changes = await listChanges(released, await write(...breaking, addOptional, describeAnew));
  expect(Object.fromEntries(changes.map(({ place, rating }) => [place, rating]))).toEqual({
    "#/info/description": "patch",
    "#/paths/~1query": "major",
    "#/webhooks/report": "major",
    [`${SCHEMA}/required`]: "major",
    [`${SCHEMA}/properties/lang/enum`]: "major",
    [`${SCHEMA}/properties/lang/x-xml-text`]: "major",
    [`${SCHEMA}/properties/to/xml`]: "major",
    [`${SCHEMA}/properties/reqId`]: "minor",
    [`${SCHEMA}/xml/name`]: "major",
  });
});

it("rates a change that Redocly does not compare as patch", async () => {
  expect(await listChanges(released, await write(changeCodes))).toMatchObject([{ rating: "patch", place: "#/" }]);
});

it("finds no change in a contract that did not change", async () => {
  expect(await listChanges(released, await write())).toEqual([]);
});

describe("judge", () => {
  it.each([
    ["major", "minor", false],
    ["major", "major", true],
    ["minor", "patch", false],
    ["minor", "minor", true],
    ["patch", "none", false],
    ["patch", "patch", true],
  ] as const)("a %s change under changesets that say %s: %s", (rating, pending, passed) => {
    expect(judge([{ rating, place: "#/", message: "It changed." }], pending, "spec").passed).toBe(passed);
  });

  it("accepts no change under no changeset", () => {
    expect(judge([], "none", "spec").passed).toBe(true);
  });
});
