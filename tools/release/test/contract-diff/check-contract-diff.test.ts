import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkContractDiff } from "../../src/contract-diff/check-contract-diff.js";
import type { Verdict } from "../../src/contract-diff/judge.js";
import type { Rating } from "../../src/contract-diff/rating.js";
import { type SmallContract, smallContract } from "./small-contract.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-contract-diff-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let cases = 0;

/** Checks an edit of the small contract against one changeset. */
async function check(edit: (contract: SmallContract) => void, pending: Rating): Promise<Verdict> {
  cases += 1;
  const place = join(folder, String(cases));
  await mkdir(join(place, "changesets"), { recursive: true });
  const current = smallContract();
  edit(current);
  await writeFile(join(place, "released.json"), JSON.stringify(smallContract()));
  await writeFile(join(place, "current.json"), JSON.stringify(current));
  if (pending !== "none")
    await writeFile(join(place, "changesets/a.md"), `---\n"@cloopen-rest/spec": ${pending}\n---\n\nA change.\n`);
  return checkContractDiff({
    released: join(place, "released.json"),
    current: join(place, "current.json"),
    changesets: join(place, "changesets"),
    packageName: "@cloopen-rest/spec",
  });
}

const removeOperation = ({ paths }: SmallContract) => delete paths["/query"];
const addOptional = ({ components }: SmallContract) => {
  components.schemas.SendRequest.properties["reqId"] = { type: "string" };
};

it("rejects a removed operation under a changeset that says minor, and says what, where and what to do", async () => {
  const { passed, text } = await check(removeOperation, "minor");
  expect(passed).toBe(false);
  expect(text).toContain("the highest major; the pending changesets say minor for @cloopen-rest/spec");
  expect(text).toContain("major  #/paths/~1query\n         Path `/query` was removed.");
  expect(text).toContain("Run npm run changeset and say major for @cloopen-rest/spec");
});

it("accepts a removed operation under a changeset that says major", async () => {
  expect(await check(removeOperation, "major")).toMatchObject({ passed: true });
});

it("accepts an added optional field under minor, and rejects it under patch", async () => {
  expect(await check(addOptional, "minor")).toMatchObject({ passed: true });
  expect(await check(addOptional, "patch")).toMatchObject({ passed: false });
});

it("accepts another description under patch, and rejects it without a changeset", async () => {
  const describe = ({ info }: SmallContract) => {
    info.description = "In other words.";
  };
  expect(await check(describe, "patch")).toMatchObject({ passed: true });
  expect(await check(describe, "none")).toMatchObject({ passed: false });
});

it("accepts a contract that did not change, without a changeset", async () => {
  expect(await check(() => {}, "none")).toMatchObject({ passed: true });
});

it.each<[string, (contract: SmallContract) => void]>([
  ["a field that became required", ({ components }) => components.schemas.SendRequest.required.push("lang")],
  [
    "a value that is rejected now",
    ({ components }) => Object.assign(components.schemas.SendRequest.properties["lang"] ?? {}, { enum: ["zh"] }),
  ],
  ["a removed callback", ({ webhooks }) => delete webhooks["report"]],
  [
    "another root element",
    ({ components }) => Object.assign(components.schemas.SendRequest.xml, { name: "SendMessage" }),
  ],
  [
    "an attribute that became an element",
    ({ components }) => delete components.schemas.SendRequest.properties["to"]?.["xml"],
  ],
  [
    "a field that became the text of its element",
    ({ components }) => Object.assign(components.schemas.SendRequest.properties["lang"] ?? {}, { "x-xml-text": true }),
  ],
])("rates %s as major", async (_, edit) => {
  const { passed, text } = await check(edit, "minor");
  expect(passed, text).toBe(false);
  expect(text).toContain("the highest major");
});

it("wants a changeset for a change that Redocly does not compare", async () => {
  const edit = ({ paths }: SmallContract) =>
    Object.assign(Reflect.get(paths["/send"] ?? {}, "post"), { "x-error-codes": ["000000"] });
  expect(await check(edit, "none")).toMatchObject({ passed: false });
  expect(await check(edit, "patch")).toMatchObject({ passed: true });
});
