import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { REPOSITORY } from "../../src/repository.js";
import { compareTwins, twinOf } from "./compare-twins.js";
import { findFiles, READMES } from "./find-files.js";

/** Pages for people who work on the tools, in English alone. */
const ENGLISH_ONLY = /^tools\//;

const files = await findFiles(REPOSITORY, READMES);
const english = files.filter((file) => !file.endsWith(".zh-CN.md") && !ENGLISH_ONLY.test(file));
const read = (file: string): Promise<string> => readFile(join(REPOSITORY, file), "utf8");

describe("each page is there in English and Chinese", () => {
  it.each(english)("%s: the Chinese page has the same code, headings and tables", async (file) => {
    expect(files).toContain(twinOf(file));
    expect(compareTwins(await read(file), await read(twinOf(file)), file)).toEqual([]);
  });

  it("and no Chinese page is without an English one", () => {
    const twins = english.map(twinOf);
    expect(twins.length).toBeGreaterThan(8);
    expect(files.filter((file) => file.endsWith(".zh-CN.md") && !twins.includes(file))).toEqual([]);
  });
});

describe("two pages differ", () => {
  const EN = "# A\n\n[中文](a.zh-CN.md)\n\n```ts\nsend(); // now\n```\n\n| a |\n|---|\n| b |\n";
  const ZH = "# 甲\n\n[English](a.md)\n\n```ts\nsend(); // 现在\n```\n\n| 甲 |\n|---|\n| 乙 |\n";

  it("not in comments and words", () => {
    expect(compareTwins(EN, ZH, "a.md")).toEqual([]);
  });

  it.each([
    ["in code", ZH.replace("send()", "sent()"), "a.zh-CN.md lacks the block that begins with: send();"],
    ["in headings", `${ZH}\n## 乙\n`, "headings differ: English 1, Chinese 1 2"],
    ["in rows", `${ZH}| 丙 |\n`, "rows of tables differ: English 3, Chinese 4"],
    ["by a missing link", ZH.replace("[English](a.md)", ""), "a.zh-CN.md has no link [English](a.md)"],
  ])("%s", (_, zh, complaint) => {
    expect(compareTwins(EN, zh, "a.md")).toContain(complaint);
  });
});
