import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const found = lintCases("repeats-known", {
  "as it is": {},
  "no member": {
    "components/parameters/Maxmember.yaml": ["x-repeats: maxmember", "x-repeats: maxMember"],
  },
  "no body": {
    "paths/SubAccounts_Calls_Callback.yaml": [
      "  security",
      "  parameters:\n    - $ref: ../components/parameters/Maxmember.yaml\n  security",
    ],
  },
  "a header": {
    "components/parameters/Maxmember.yaml": ["in: query", "in: header"],
  },
});

test("a member of a command, behind references and oneOf, passes", () => {
  expect(found("as it is")).toEqual([]);
});
test("rejects a name that no command has, and lists the fields", () => {
  expect(found("no member")).toEqual([
    "components/parameters/Maxmember.yaml:4 `maxMember` is no member of the request of createConference. Write one of its members: Command, maxmember, members.",
  ]);
});
test("a request without a body has no members", () => {
  expect(found("no body")).toEqual([
    expect.stringMatching(/^components\/parameters\/Maxmember\.yaml:4 .*no member of the request of callback/),
  ]);
});
test("only a query parameter repeats", () => {
  expect(found("a header")).toEqual([
    expect.stringMatching(/^components\/parameters\/Maxmember\.yaml:4 .*Remove `x-repeats`, or write `in: query`\./),
  ]);
});
