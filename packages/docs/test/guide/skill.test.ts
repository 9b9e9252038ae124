import { readFileSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { readBlock } from "../../src/guide/read-chapter.js";
import { PACKAGE } from "../../src/package-folder.js";
import { readBuilt } from "../dist-files.js";
// Its tests run here as the reader of the skill would run them.
import "../../samples/skill/notify.test.js";

const source = readFileSync(join(PACKAGE, "skill/SKILL.md"), "utf8");
const built = readBuilt("skills/cloopen-rest/SKILL.md");

const blocksOf = (text: string) => new MarkdownIt().parse(text, {}).filter(({ type }) => type === "fence");

test("all TypeScript of the skill comes from samples, which are compiled and run", () => {
  const blocks = blocksOf(source).filter(({ info }) => info.startsWith("ts"));
  expect(blocks.length).toBeGreaterThan(5);
  expect(blocks.filter(({ info }) => readBlock(info, "", "en").file === undefined)).toEqual([]);
});

test("the published skill holds that code, and no mark that only the site knows", () => {
  expect(blocksOf(built).map(({ content }) => content.trim())).toEqual(
    blocksOf(source).map(({ info, content }) => readBlock(info, content, "en").text.trim()),
  );
  expect(built).not.toMatch(/\]\((?:api|webhook|ivr|code|page|decision):/);
  expect(built).not.toContain("file=");
});

test("its head says when to use it, in the length that agents read", () => {
  const [, name = "", description = ""] = /^---\nname: (.+)\ndescription: (.+)\n---\n/.exec(built) ?? [];
  expect(name).toMatch(/^[a-z0-9-]{1,64}$/);
  expect(description.length).toBeGreaterThan(50);
  expect(description.length).toBeLessThanOrEqual(1_024);
});
