import { describe, expect, test } from "vitest";
import { readCatalogue } from "../../src/build/read-catalogue.js";
import { EN } from "../../src/build/texts/en.js";
import { ZH_CN } from "../../src/build/texts/zh-cn.js";

const catalogue = await readCatalogue();
const WORDS = { generations: "generation", evidence: "evidence", retryable: "retryable" } as const;

describe.each(Object.entries(WORDS))("%s", (texts, field) => {
  test.each([EN, ZH_CN])("every value of the catalogue has its word in $languageName", (language) => {
    const words = language[texts as keyof typeof WORDS];
    expect(catalogue.map((status) => status[field]).filter((value) => words[value] === undefined)).toEqual([]);
  });
});

test.each([EN, ZH_CN])("how long a code refuses has its word in $languageName", ({ retryable }) => {
  const words = [...new Set(catalogue.flatMap(({ refusal = [] }) => refusal))];
  expect(words.sort()).toEqual(["brief", "lasting"]);
  expect(words.filter((word) => retryable[word] === undefined)).toEqual([]);
});

test("an area is shown in Chinese, unless it is the name of an operation", () => {
  const shown = new Set(catalogue.map(({ area }) => ZH_CN.areas[area] ?? area));
  const bare = [...shown].filter((area) => !/[\p{Script=Han}]/u.test(area) && !area.includes("/"));
  expect(bare.sort()).toEqual(["BillRecords", "CloseSubAccount", "IM", "ivr"]);
});
