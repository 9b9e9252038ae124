import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const found = lintCases("evidence-known", {
  "as it is": {},
  "an operation": {
    "paths/Accounts_ivr_createconf.yaml": ["client-code", "guessed"],
  },
  "a property": {
    "components/schemas/Report.yaml": ["    type: string\n", "    type: string\n    x-evidence: documented\n"],
  },
  "beside a reference": {
    "components/schemas/Failure.yaml": ["    $ref: Digits.yaml", "    $ref: Digits.yaml\n    x-evidence: [inferred]"],
  },
  "a property of that name": {
    "components/schemas/Report.yaml": [
      "  status:",
      "  x-evidence:\n    type: string\n    description: A member like any other.\n  status:",
    ],
  },
});

test("the three words pass, and none", () => {
  expect(found("as it is")).toEqual([]);
});
test("rejects another word on an operation, and names the three", () => {
  expect(found("an operation")).toEqual([
    "paths/Accounts_ivr_createconf.yaml:5 `guessed` is no kind of evidence. Write client-code, observed, inferred, or nothing where the vendor documents it.",
  ]);
});
test("another word on a property is found", () => {
  expect(found("a property")).toEqual([
    expect.stringMatching(/^components\/schemas\/Report\.yaml:8 .*`documented` is no kind of evidence/),
  ]);
});
test("evidence beside a reference is seen", () => {
  expect(found("beside a reference")).toEqual([
    expect.stringMatching(/^components\/schemas\/Failure\.yaml:8 .*Write client-code, observed, inferred/),
  ]);
});
test("a member that is called so is no mark", () => {
  expect(found("a property of that name")).toEqual([]);
});
