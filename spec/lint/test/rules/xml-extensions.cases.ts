import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const found = lintCases("xml-extensions", {
  "as it is": {},
  "two texts": {
    "components/schemas/Play.yaml": [
      "    description: Name of a prompt.\n",
      "    description: Name of a prompt.\n    x-xml-text: true\n",
    ],
  },
  "a word as text": {
    "components/schemas/Play.yaml": ["x-xml-text: true", "x-xml-text: yes"],
  },
  "text and attribute": {
    "components/schemas/Play.yaml": ["    x-xml-text: true", "    x-xml-text: true\n    xml:\n      attribute: true"],
  },
  "no sibling": {
    "components/schemas/Play.yaml": ["x-xml-on: mediaName", "x-xml-on: medianame"],
  },
  "on itself": {
    "components/schemas/Play.yaml": ["x-xml-on: mediaName", "x-xml-on: mediaNameType"],
  },
  "a sequence of one kind": {
    "components/schemas/Success.yaml": ["    xml:\n      wrapped: false\n", "    x-xml-sequence: true\n"],
  },
  "a sequence that is no list": {
    "components/schemas/Report.yaml": ["    type: string\n", "    type: string\n    x-xml-sequence: true\n"],
  },
  "no sequence": {
    "components/schemas/Commands.yaml": ["x-xml-sequence: true", "x-xml-sequence: false"],
  },
});

test("text, attributes of siblings and sequences pass", () => {
  expect(found("as it is")).toEqual([]);
});
test("an element has one text", () => {
  expect(found("two texts")).toEqual([
    "components/schemas/Play.yaml:13 `mediaName` is the second text of one element. Keep `x-xml-text: true` on one member, and make the others attributes or elements.",
  ]);
});
test("x-xml-text is true", () => {
  expect(found("a word as text")).toEqual([
    "components/schemas/Play.yaml:12 `x-xml-text` can only be true. Write `x-xml-text: true`, or remove it.",
  ]);
});
test("a member is attribute or text", () => {
  expect(found("text and attribute")).toEqual([
    "components/schemas/Play.yaml:9 `file` is both an attribute and the text of its element. Remove `xml.attribute` or `x-xml-text`.",
  ]);
});
test("x-xml-on names a sibling, with case", () => {
  expect(found("no sibling")).toEqual([
    "components/schemas/Play.yaml:19 `x-xml-on` of `mediaNameType` names no sibling. Write the member whose element carries the attribute: loop, file, mediaName.",
  ]);
});
test("no member is an attribute of itself", () => {
  expect(found("on itself")).toEqual([expect.stringMatching(/^components\/schemas\/Play\.yaml:19 .*names no sibling/)]);
});
test("a sequence holds alternatives", () => {
  expect(found("a sequence of one kind")).toEqual([
    expect.stringMatching(
      /^components\/schemas\/Success\.yaml:9 .*Write `type: array` and `items: \{ oneOf: \[ … \] \}` beside it, or remove it\./,
    ),
  ]);
});
test("a sequence is a list", () => {
  expect(found("a sequence that is no list")).toEqual([
    expect.stringMatching(/^components\/schemas\/Report\.yaml:8 .*Write `type: array`/),
  ]);
});
test("x-xml-sequence is true", () => {
  expect(found("no sequence")).toEqual([
    expect.stringMatching(/^components\/schemas\/Commands\.yaml:9 .*Write `x-xml-sequence: true`, or remove it\./),
  ]);
});
