import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
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
])("rejects %s", (_, text, fault) => {
  expect(judgeWorkflow(text)).toEqual([fault]);
});

it.each(await readdir(folder))("%s is sound", async (file) => {
  expect(judgeWorkflow(await readFile(join(folder, file), "utf8"))).toEqual([]);
});

it("only the release and the publication of the pages may write, and no more than they need", async () => {
  const rights: string[] = [];
  for (const file of await readdir(folder)) {
    const workflow: { readonly jobs: Readonly<Record<string, { readonly permissions?: Record<string, string> }>> } =
      parse(await readFile(join(folder, file), "utf8"));
    for (const [job, { permissions = {} }] of Object.entries(workflow.jobs))
      for (const [scope, access] of Object.entries(permissions)) rights.push(`${file} ${job} ${scope}: ${access}`);
  }
  expect(rights.sort()).toEqual([
    "docs.yml publish id-token: write",
    "docs.yml publish pages: write",
    "release.yml executables contents: write",
    "release.yml release contents: write",
    "release.yml release id-token: write",
    "release.yml release pull-requests: write",
  ]);
});

it("what CI runs on a change is what .ci/run runs, and a release runs it again before it publishes", async () => {
  for (const [file, runs] of [
    ["ci.yml", ["bash .ci/run"]],
    ["release.yml", ["bash .ci/run"]],
  ] as const) {
    const text = await readFile(join(folder, file), "utf8");
    expect(Array.from(text.matchAll(/^ *- run: (.*)$/gm), ([, command]) => command)).toEqual(runs);
  }
});
