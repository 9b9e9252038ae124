import { expect, it } from "vitest";
import { sniffFormat } from "../../src/protocol/format.js";

it.each([
  ["<a/>", "xml"],
  ["\uFEFF \r\n\t<a/>", "xml"],
  ["\n\uFEFF<a/>", "xml"],
  ["{}", "json"],
  [" [", "json"],
  ["\uFEFF{}", "json"],
  ["", undefined],
  [" \n", undefined],
  ["OK", undefined],
  ["000000", undefined],
])("detects the format of %j by its first character: %s", (text, format) => {
  expect(sniffFormat(text)).toBe(format);
});
