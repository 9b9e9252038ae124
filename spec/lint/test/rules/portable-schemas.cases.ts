import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const digits = "components/schemas/Digits.yaml";
const found = lintCases("portable-schemas", {
  "as it is": {},
  "a title for people": { [digits]: ["type: string", "type: string\ntitle: Digits (数字)"] },
  "a title that is an identifier": { [digits]: ["type: string", "type: string\ntitle: Digits"] },
  lookahead: { [digits]: ["^[0-9]+$", "^(?!000000$)[0-9]+$"] },
  lookbehind: { [digits]: ["^[0-9]+$", "^[0-9]+(?<!0)$"] },
  "an escape": { [digits]: ["^[0-9]+$", "^[\\u4E00-\\u9FFF]+$"] },
  "no anchors": { [digits]: ["^[0-9]+$", "'[0-9]'"] },
  "a default beside a reference": {
    "components/schemas/CreateConf.yaml": [
      "    description: Largest number of members.",
      '    description: Largest number of members.\n    default: "3"',
    ],
  },
  "a constant component": { [digits]: ["pattern: ^[0-9]+$", 'const: "1"'] },
  "a limit without type": { [digits]: ["type: string\n", ""] },
  "a limit of a negation": { [digits]: ["pattern: ^[0-9]+$", "not:\n  pattern: ^0+$"] },
  "a response like a schema": {
    "components/schemas/Reply.yaml": null,
    "components/schemas/done.yaml":
      "description: Success or failure.\noneOf:\n  - $ref: Success.yaml\n  - $ref: Failure.yaml\n",
    "components/responses/Done.yaml": ["Reply.yaml", "done.yaml"],
  },
});

test("portable schemas pass", () => {
  for (const name of ["as it is", "a title that is an identifier", "a limit of a negation"] as const)
    expect(found(name)).toEqual([]);
});
test("reports a title that is no identifier", () => {
  expect(found("a title for people")).toEqual([
    "components/schemas/Digits.yaml:2 Generators name a class after the title `Digits (数字)`. Write `x-displayName` for people to read, or a plain identifier.",
  ]);
});
test("reports lookaround, escapes and missing anchors in a pattern", () => {
  for (const name of ["lookahead", "lookbehind"] as const)
    expect(found(name)).toEqual([expect.stringMatching(/Digits\.yaml:3 .*has lookaround, which Go lacks/)]);
  expect(found("an escape")).toEqual([expect.stringMatching(/Digits\.yaml:3 .*not every engine reads/)]);
  expect(found("no anchors")).toEqual([expect.stringMatching(/Digits\.yaml:3 .*matches a part of a value/)]);
});
test("reports `default` beside `$ref`", () => {
  expect(found("a default beside a reference")).toEqual([
    expect.stringMatching(/CreateConf\.yaml:\d+ .*`default` beside `\$ref`/),
  ]);
});
test("reports `const` of a component", () => {
  expect(found("a constant component")).toEqual([
    expect.stringMatching(/Digits\.yaml:3 .*Write `enum` with one value/),
  ]);
});
test("reports a limit of strings without `type: string`", () => {
  expect(found("a limit without type")).toEqual([expect.stringMatching(/Digits\.yaml:2 `pattern` without `type`/)]);
});
test("reports a response with the name of a schema in any case", () => {
  expect(found("a response like a schema")).toEqual([
    expect.stringMatching(/Done\.yaml:1 The response `Done` has the name of a schema\. Write `…Envelope`/),
  ]);
});
