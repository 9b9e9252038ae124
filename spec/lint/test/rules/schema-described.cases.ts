import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const found = lintCases("schema-described", {
  "as it is": {},
  "a component": {
    "components/schemas/Reply.yaml": ["description: Success or failure.\n", ""],
  },
  "a property": {
    "components/schemas/Play.yaml": ["    description: How often.\n", ""],
  },
  "a deep property": {
    "components/schemas/Report.yaml": [
      "    type: string\n    description: Status.\n",
      "    type: object\n    description: Status.\n    properties:\n      deep: { type: string }\n",
    ],
  },
  blanks: {
    "components/schemas/Play.yaml": ["description: How often.", 'description: " "'],
  },
  "a parameter": {
    "components/parameters/Maxmember.yaml": ["description: Repeats the attribute.\n", ""],
  },
  "a referred component": {
    "components/schemas/Digits.yaml": ["description: Digits.\n", ""],
  },
});

test("what is described itself or by its reference passes", () => {
  expect(found("as it is")).toEqual([]);
});
test("a component without a description is found", () => {
  expect(found("a component")).toEqual([
    "components/schemas/Reply.yaml:1 The schema `Reply` has no description. Write `description`: what it means, its unit and its form.",
  ]);
});
test("a property is", () => {
  expect(found("a property")).toEqual([
    expect.stringMatching(
      /^components\/schemas\/Play\.yaml:4 .*The property `loop` has no description\. Write `description`/,
    ),
  ]);
});
test("a property of a property is", () => {
  expect(found("a deep property")).toEqual([
    expect.stringMatching(/^components\/schemas\/Report\.yaml:10 .*The property `deep`/),
  ]);
});
test("blanks describe nothing", () => {
  expect(found("blanks")).toEqual([expect.stringMatching(/^components\/schemas\/Play\.yaml:4 .*The property `loop`/)]);
});
test("a parameter is", () => {
  expect(found("a parameter")).toEqual([
    expect.stringMatching(
      /^components\/parameters\/Maxmember\.yaml:1 .*The parameter `Maxmember` has no description\./,
    ),
  ]);
});
test("what many refer to is reported once, in its own file", () => {
  expect(found("a referred component")).toEqual([
    expect.stringMatching(/^components\/schemas\/Digits\.yaml:1 .*The schema `Digits`/),
  ]);
});
