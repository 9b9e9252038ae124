import { describe, expect, test } from "vitest";
import { listEntries } from "../src/contract/api-entries.js";
import { readContract, readStatusCodes } from "../src/contract/read-contract.js";
import { EN } from "../src/texts/en.js";
import { patternWords } from "../src/texts/pattern-words.js";
import { ZH_CN } from "../src/texts/zh-cn.js";

const catalogue = readStatusCodes();

describe.each([EN, ZH_CN])("the words in $languageName", ({ errors, evidence }) => {
  test("have every value of the catalogue of status codes", () => {
    expect(catalogue.filter(({ generation }) => errors.generations[generation] === undefined)).toEqual([]);
    expect(catalogue.filter((one) => evidence[one.evidence] === undefined)).toEqual([]);
    expect(catalogue.filter(({ limit, retryable }) => errors.retryable[limit ?? retryable] === undefined)).toEqual([]);
  });
});

test("an area is shown in Chinese, unless it is the name of an operation", () => {
  const shown = new Set(catalogue.map(({ area }) => ZH_CN.errors.areas[area] ?? area));
  const bare = [...shown].filter((area) => !/[\p{Script=Han}]/u.test(area) && !area.includes("/"));
  expect(bare.sort()).toEqual(["BillRecords", "CloseSubAccount", "IM", "ivr"]);
});

test("a pattern without words stops the build", () => {
  expect(patternWords("^[0-9]+$", "zh-CN")).toBe("数字");
  expect(() => patternWords("^z$", "en")).toThrow("add them to pattern-words.ts");
});

test("every operation, command, webhook and IVR command has a page, in the same order in both languages", () => {
  const [en, zh] = [listEntries(readContract("en")), listEntries(readContract("zh-CN"))];
  expect(zh.map(({ id }) => id)).toEqual(en.map(({ id }) => id));
  expect(new Set(en.map(({ id }) => id)).size).toBe(en.length);
  expect(en.length).toBeGreaterThan(100);
});
