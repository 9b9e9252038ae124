import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const found = lintCases("xml-list-wrapped", {
  "as it is": {},
  silent: {
    "components/schemas/Success.yaml": ["    xml:\n      wrapped: false\n", ""],
  },
  "a word": {
    "components/schemas/Success.yaml": ["wrapped: false", "wrapped: no way"],
  },
  "unnamed items": {
    "components/schemas/CreateConf.yaml": ["      xml:\n        name: member\n", ""],
  },
  "a referred list": {
    "components/schemas/Failure.yaml": ["Digits.yaml", "Numbers.yaml"],
    "components/schemas/Numbers.yaml": "type: array\nitems: { type: string }\n",
  },
  "a sequence no more": {
    "components/schemas/Commands.yaml": ["    x-xml-sequence: true\n", ""],
  },
});

test("wrapped lists with named items, bare lists and sequences pass", () => {
  expect(found("as it is")).toEqual([]);
});
test("a list that does not say is found", () => {
  expect(found("silent")).toEqual([
    "components/schemas/Success.yaml:6 The list `Item` does not say how it looks in XML. Write `xml: { wrapped: true }` when an element stands around the items, `xml: { wrapped: false }` when they repeat bare, or `x-xml-sequence: true` when they are different elements in order.",
  ]);
});
test("`wrapped` is true or false", () => {
  expect(found("a word")).toEqual([
    expect.stringMatching(/^components\/schemas\/Success\.yaml:6 .*Write `xml: \{ wrapped: true \}`/),
  ]);
});
test("a wrapped list names its items", () => {
  expect(found("unnamed items")).toEqual([
    "components/schemas/CreateConf.yaml:9 The wrapped list `members` does not name its items. Write `xml: { name: … }` in its `items`.",
  ]);
});
test("a list behind a reference is one", () => {
  expect(found("a referred list")).toEqual([
    expect.stringMatching(/^components\/schemas\/Failure\.yaml:6 .*The list `statusCode` does not say/),
  ]);
});
test("a sequence is one by its mark only", () => {
  expect(found("a sequence no more")).toEqual([
    expect.stringMatching(/^components\/schemas\/Commands\.yaml:6 .*or `x-xml-sequence: true`/),
  ]);
});
