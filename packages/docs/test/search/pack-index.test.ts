import { expect, test } from "vitest";
import { packIndex, unpackIndex } from "../../src/search/pack-index.js";
import type { SearchDocument } from "../../src/search/search-options.js";
import { buildIndex } from "../../src/site/build-site.js";

const document = (id: number, text: string): SearchDocument => ({
  ...{ id: `page-${id}`, kind: "guide", name: id % 3 === 0 ? "sendTemplateSms" : "", title: `短信 ${id}` },
  ...{ page: "", keywords: "otp 验证码", text },
});

test("an index is the same after the way to the browser, whatever number, count and field", () => {
  const texts = Array.from({ length: 80 }, (_, id) => `${"sms ".repeat(id % 50)} 短信模板 a${id} ${id * 7}`);
  const index = buildIndex(texts.map((text, id) => document(id, text))).toJSON();
  const { index: words, ...rest } = unpackIndex(packIndex(index));
  const { index: expected, ...others } = index;
  expect(rest).toEqual(others);
  expect(Object.fromEntries(words)).toEqual(Object.fromEntries(expected));
  expect(words.length).toBe(expected.length);
});

test("a word is one line: fields as letters, documents as distances, counts where more than one", () => {
  const index = buildIndex([document(0, "x"), document(1, "短信 短信 短信"), document(41, "短信")]).toJSON();
  const packed = packIndex(index);
  expect(packed.words.split("\n")).toContain("短信B0,1,1E1*3,1");
});
