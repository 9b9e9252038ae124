import MiniSearch from "minisearch";
import { describe, expect, test } from "vitest";
import type { Language } from "../../src/languages.js";
import { find } from "../../src/search/find.js";
import { type PackedIndex, unpackIndex } from "../../src/search/pack-index.js";
import { INDEX_OPTIONS, type SearchDocument } from "../../src/search/search-options.js";
import { tokenize } from "../../src/search/tokenize.js";
import { FILES, readBuilt } from "../dist-files.js";
import { QUERIES } from "./queries.js";

function readIndex(language: Language): ReturnType<typeof load> {
  const file = FILES.find((name) => name.startsWith(`assets/index.${language}.`)) ?? "";
  return load(JSON.parse(readBuilt(file).replace("globalThis.cloopenIndex=", "")).packed);
}

function load(packed: PackedIndex): MiniSearch<SearchDocument> {
  return MiniSearch.loadJS(unpackIndex(packed), INDEX_OPTIONS);
}

const indexes = { en: readIndex("en"), "zh-CN": readIndex("zh-CN") };

describe.each(QUERIES)("%s: %s", (language, query, expected) => {
  test(`has ${expected} among the first three`, () => {
    const hits = find(indexes[language], query)
      .slice(0, 3)
      .map(({ id }) => id);
    expect(
      hits.some((id) => id.startsWith(expected)),
      hits.join(" | "),
    ).toBe(true);
  });
});

test("the table has sixty queries or more, of both languages", () => {
  expect(QUERIES.length).toBeGreaterThanOrEqual(60);
  expect(new Set(QUERIES.map(([language]) => language)).size).toBe(2);
});

test("what is nowhere is not found", () => {
  expect(find(indexes.en, "zzzzqqqq")).toEqual([]);
});

test("parts Chinese into pairs and names in camel case into words", () => {
  expect(tokenize("短信模板")).toEqual(["短信", "信模", "模板"]);
  expect(tokenize("sendTemplateSms")).toContain("template");
  expect(tokenize("号")).toEqual(["号"]);
});
