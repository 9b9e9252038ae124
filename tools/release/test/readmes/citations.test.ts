import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REPOSITORY } from "../../src/repository.js";
import { findCitations, findNumberedSections, findUnsourced } from "./find-citations.js";
import { findFiles } from "./find-files.js";
import { anchorsOf } from "./find-links.js";
import { followCitation } from "./follow-citation.js";

const CODE = ["packages/**/*.ts", "tools/**/*.ts", "spec/**/*.ts", "spec/**/*.yaml"];
const read = (file: string): Promise<string> => readFile(join(REPOSITORY, file), "utf8");

/** What is wrong with the citations of one file. */
async function check(repository: string, file: string, text: string): Promise<readonly string[]> {
  const unsourced = file.endsWith(".ts") ? findUnsourced(text) : [];
  const wrong = [...findNumberedSections(text), ...unsourced].map(({ line, reason }) => `${file}:${line} ${reason}`);
  for (const citation of findCitations(file, text)) {
    const reason = await followCitation(repository, citation);
    if (reason !== undefined) wrong.push(`${file}:${citation.line} ${reason}`);
  }
  return wrong;
}

describe("citations of facts", () => {
  it("lead to a heading of the reference, or to a file or value of the repository", async () => {
    // The texts of this very check are about citations that are wrong.
    const files = (await findFiles(REPOSITORY, CODE)).filter((file) => !file.endsWith("citations.test.ts"));
    for (const folder of ["packages/client/src/", "packages/sandbox/src/", "tools/", "spec/"])
      expect(files.some((file) => file.startsWith(folder))).toBe(true);
    const wrong: string[] = [];
    let followed = 0;
    for (const file of files) {
      const text = await read(file);
      followed += findCitations(file, text).length;
      wrong.push(...(await check(REPOSITORY, file, text)));
    }
    expect(wrong).toEqual([]);
    expect(followed).toBeGreaterThan(0);
  });

  it("have one heading each to lead to", async () => {
    for (const file of await findFiles(REPOSITORY, ["spec/reference/*.md"])) {
      const anchors = anchorsOf(await read(file));
      const twice = anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index);
      expect({ file, twice }).toEqual({ file, twice: [] });
    }
  });
});

describe("a citation is found", () => {
  it.each([
    ["in a line comment", "// as spec/reference/sms.md#sms says", "spec/reference/sms.md", "sms"],
    ["in a block", "/**\n * (spec/reference/sms.md#sms, inferred)\n */", "spec/reference/sms.md", "sms"],
    ["in the name of a test", 'it("spec/reference/sms.md#sms", f);', "spec/reference/sms.md", "sms"],
    ["at the end of a sentence", "// See decisions/0001-x.md#why.", "decisions/0001-x.md", "why"],
    ["as a pointer", "// spec/errors.yaml#/groups/general.", "spec/errors.yaml", "/groups/general"],
    ["as a file without a heading", "// spec/README.md says how", "spec/README.md", ""],
    ["as a bare name", "// the rows of operations.md", "operations.md", ""],
  ])("%s", (_, text, path, anchor) => {
    expect(findCitations("a.ts", text)).toMatchObject([{ path, anchor }]);
  });

  it("in a comment of YAML", () => {
    const citation = { line: 2, path: "spec/reference/sms.md", anchor: "sms" };
    expect(findCitations("a.yaml", "a: 1\nb: 2 # spec/reference/sms.md#sms")).toEqual([citation]);
  });

  it("but not in the code beside it", () => {
    expect(findCitations("a.ts", 'read("README.md"); // it')).toEqual([]);
  });
});

describe("a citation is rejected", () => {
  let repository: string;
  beforeAll(async () => {
    repository = await mkdtemp(join(tmpdir(), "cloopen-citations-"));
    await mkdir(join(repository, "spec/reference"), { recursive: true });
    await writeFile(join(repository, "spec/reference/sms.md"), "# SMS\n\n## sendTemplateSms\n");
    await writeFile(join(repository, "spec/errors.yaml"), "groups:\n  general: []\n");
  });
  afterAll(() => rm(repository, { recursive: true, force: true }));

  it.each([
    ["of a file that is not there", "// spec/reference/mms.md#mms", "spec/reference/mms.md is not in the repository"],
    ["of a bare name", "// operations.md", "operations.md is not in the repository"],
    ["of a heading that is not there", "// spec/reference/sms.md#x", "spec/reference/sms.md has no heading #x"],
    ["without a heading", "// spec/reference/sms.md", "spec/reference/sms.md is cited without a heading"],
    ["of a value that is not there", "// spec/errors.yaml#/groups/x", "spec/errors.yaml has nothing at #/groups/x"],
    [
      "as documented, nowhere",
      "/** At most 3 (documented). */",
      "says documented, not where; cite a heading, as spec/reference/sms.md#sendtemplatesms",
    ],
    ["as our choice", "/**\n * It is 3: our\n * choice.\n */", "says our choice; write a sentence behind @assumption"],
    ["by number", "// §8", "cites §8 by number; cite a heading, as spec/reference/sms.md#sendtemplatesms"],
  ])("%s", async (_, text, reason) => {
    expect(await check(repository, "a.ts", text)).toEqual([`a.ts:1 ${reason}`]);
  });

  it("unless it leads somewhere", async () => {
    const text =
      "// (documented) spec/reference/sms.md#sendtemplatesms, spec/errors.yaml#/groups/general, spec/errors.yaml";
    expect(await check(repository, "a.ts", text)).toEqual([]);
  });
});
