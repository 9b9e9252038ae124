import { decodeXml } from "@cloopen-rest/client/xml";
import { expect, test } from "vitest";
import { writeXml } from "../../src/kernel/write-xml.js";

const MESSAGE = { root: "Response", members: [{ name: "content" }, { name: "list", list: "bare" as const }] };

test("writes every code unit as itself, or as U+FFFD where XML cannot carry it", () => {
  const replaced: number[] = [];
  for (let unit = 0; unit <= 0xff_ff; unit++) {
    const content = `a${String.fromCharCode(unit)}b`;
    const read: unknown = decodeXml(MESSAGE, writeXml(MESSAGE, { content }));
    const written: unknown = Reflect.get(Object(read), "content");
    if (written === content) continue;
    expect(written, unit.toString(16)).toBe("a\uFFFDb");
    replaced.push(unit);
  }
  // 29 control characters, 2048 halves of surrogate pairs, U+FFFE and U+FFFF.
  expect(replaced).toHaveLength(29 + 2048 + 2);
});

test("replaces in lists, and leaves whole surrogate pairs", () => {
  const read = decodeXml(MESSAGE, writeXml(MESSAGE, { content: "\u{1F600}\0", list: ["\u0007", "b"] }));
  expect(read).toEqual({ content: "\u{1F600}\uFFFD", list: ["\uFFFD", "b"] });
});

test("throws for what is no text at all: that is a mistake of the sandbox", () => {
  expect(() => writeXml(MESSAGE, { content: {} })).toThrow("content");
});
