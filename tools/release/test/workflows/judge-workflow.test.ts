import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { REPOSITORY } from "../../src/repository.js";
import { judgeWorkflow } from "../../src/workflows/judge-workflow.js";

const SHA = "08c6903cd8c0fde910a37f88322edcfb5dd907a8";
const sound = `
permissions:
  contents: read
jobs:
  test:
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@${SHA} # v5.0.0
        with:
          persist-credentials: false
      - run: npm ci
`;
const folder = join(REPOSITORY, ".github/workflows");

it("finds nothing wrong with a sound workflow", () => {
  expect(judgeWorkflow(sound)).toEqual([]);
});

it.each([
  [
    "an action by its tag",
    sound.replace(`${SHA} # v5.0.0`, "v5"),
    "test: actions/checkout@v5 is not pinned to a commit",
  ],
  [
    "no permissions",
    sound.replace(/permissions:\n.*\n/, ""),
    "permissions must be listed at the top; {} or contents: read",
  ],
  [
    "a right to write for all",
    sound.replace("contents: read", "contents: write"),
    "contents: write stands at the top; give it to the job that needs it",
  ],
  ["no end", sound.replace(/.*timeout-minutes.*\n/, ""), "test: timeout-minutes is missing"],
  [
    "a token that stays",
    sound.replace("persist-credentials: false", "fetch-depth: 0"),
    "test: checkout keeps the token for every later step; say persist-credentials: false",
  ],
  [
    "a pin without its version",
    sound.replace(" # v5.0.0", ""),
    `- uses: actions/checkout@${SHA} lacks a comment with the version`,
  ],
])("refuses %s", (_, text, fault) => {
  expect(judgeWorkflow(text)).toEqual([fault]);
});

it.each(await readdir(folder))("%s is sound", async (file) => {
  expect(judgeWorkflow(await readFile(join(folder, file), "utf8"))).toEqual([]);
});
