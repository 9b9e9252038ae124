import { describe, expect, test } from "vitest";
import { parseLenientJson } from "../../src/server/json.js";

describe("parseLenientJson takes what real callers send (spec/reference/envelope.md#lenient-request-bodies)", () => {
  test.each([
    ["single quotes", `{'to':'138','datas':['a','b']}`, { to: "138", datas: ["a", "b"] }],
    ["trailing comma in an array", `{"datas":["a","b",]}`, { datas: ["a", "b"] }],
    ["trailing comma in an object", `{"to":"138",}`, { to: "138" }],
    ["raw newline in a text", `{"a":"x\ny"}`, { a: "x\ny" }],
    ["raw carriage return and newline in a text", `{"a":"x\r\ny"}`, { a: "x\r\ny" }],
    ["raw tab in a text", `{"a":"x\ty"}`, { a: "x\ty" }],
    ["raw newline in single quotes", `{'a':'x\ny'}`, { a: "x\ny" }],
    ["raw newline at both ends of a text", `{"a":"\nx\n"}`, { a: "\nx\n" }],
    ["raw newline behind an escaped backslash", `{"a":"x\\\\\ny"}`, { a: "x\\\ny" }],
    [
      "apostrophe in double quotes beside a raw newline",
      `{"a":"it's\nfine","b":"isn't"}`,
      { a: "it's\nfine", b: "isn't" },
    ],
    ["double quote in single quotes", `{'a':'say "hi"\nbye'}`, { a: 'say "hi"\nbye' }],
    ["escaped quote", `{"a":"say \\"hi\\"\nbye"}`, { a: 'say "hi"\nbye' }],
    ["escaped characters", `{'a':'\\u0026'}`, { a: "&" }],
    ["newlines between members", `{\n'a'\n:\n'b'\n}\n`, { a: "b" }],
    ["leading zeros in a text", `{'a':'007'}`, { a: "007" }],
  ])("%s", (_, text, value) => {
    expect(parseLenientJson(text)).toEqual(value);
  });

  test.each([["{"], [`{"a"}`], [`{"a":"b`], ["hello there"], [""], [`{"a":"b"}{"c":"d"}`]])(
    "%j is beyond repair",
    (text) => {
      expect(() => parseLenientJson(text)).toThrow();
    },
  );

  test("a member named __proto__ reaches no prototype", () => {
    parseLenientJson(`{'__proto__':{'polluted':'yes'}}`);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});
