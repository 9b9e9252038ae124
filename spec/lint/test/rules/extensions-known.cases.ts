import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const GET = "paths/SubAccounts_Calls_Callback.yaml";
const POST = "paths/Accounts_ivr_createconf.yaml";
const WEBHOOK = "webhooks/ivrStart.yaml";
const DIGITS = "components/schemas/Digits.yaml";
const PLAY = "components/schemas/Play.yaml";
const before = (name: string, line: string): readonly [string, string] => [name, `${line}\n${name}`];

const found = lintCases("extensions-known", {
  "as it is": {},
  "all of them": {
    [POST]: before("  x-preferred", "  x-charged: true"),
    [WEBHOOK]: before("  requestBody", "  x-methods: [POST, GET]"),
    [PLAY]: ["type: object", "type: object\nx-ivr-role: [main, secondary]\nx-ivr-ends: true"],
    [DIGITS]: ["type: string", "type: string\nx-item-pattern: ^[0-9]+$"],
    "errors.yaml": ['  - code: "111000"', '  - code: "111000"\n    fatal: true'],
  },
  "charged by another word": { [POST]: before("  x-preferred", "  x-charged: sometimes") },
  "charged and safe": { [GET]: before("  x-safe", "  x-charged: true") },
  "a charged webhook": { [WEBHOOK]: before("  requestBody", "  x-charged: true") },
  "a method of an operation": { [POST]: before("  x-preferred", "  x-methods: [GET]") },
  "an unknown method": { [WEBHOOK]: before("  requestBody", "  x-methods: [PUT]") },
  "an unknown role": { [PLAY]: ["type: object", "type: object\nx-ivr-role: first"] },
  "ends in part": { [PLAY]: ["type: object", "type: object\nx-ivr-ends: maybe"] },
  "a command without a role": {
    "components/schemas/IvrResponse.yaml": "type: array\ndescription: x\nitems:\n  oneOf:\n    - $ref: Play.yaml\n",
    "components/schemas/Commands.yaml": ["        - $ref: Play.yaml", "        - $ref: IvrResponse.yaml"],
  },
  "a pattern that is none": { [DIGITS]: ["type: string", 'type: string\nx-item-pattern: "["'] },
  "a pattern of no text": { [PLAY]: ["type: object", "type: object\nx-item-pattern: ^a$"] },
  "fatal by another word": { "errors.yaml": ['  - code: "111000"', '  - code: "111000"\n    fatal: yes'] },
});

test("accepts a contract with and without these facts", () => {
  expect(found("as it is")).toEqual([]);
  expect(found("all of them")).toEqual([]);
});
test("rejects a flag that is not true", () => {
  expect(found("charged by another word")).toEqual([
    expect.stringMatching(/^paths\/Accounts_ivr_createconf\.yaml:4 .*Write `x-charged: true`, or remove it\.$/),
  ]);
  expect(found("ends in part")).toEqual([expect.stringMatching(/Play\.yaml:2 .*Write `x-ivr-ends: true`/)]);
  expect(found("fatal by another word")).toEqual([
    "errors.yaml:6 `yes` says nothing. Write `fatal: true`, or remove it.",
  ]);
});
test("rejects a price of what only reads or is sent by the platform", () => {
  expect(found("charged and safe")).toEqual([expect.stringMatching(/callback only reads .*Remove `x-charged`/)]);
  expect(found("a charged webhook")).toEqual([expect.stringMatching(/ivrStart is a webhook.*Remove `x-charged`/)]);
});
test("rejects methods of an operation and methods that there are none of", () => {
  expect(found("a method of an operation")).toEqual([expect.stringMatching(/Remove `x-methods`/)]);
  expect(found("an unknown method")).toEqual([expect.stringMatching(/a list of POST, GET.*Write `\[POST\]`/)]);
});
test("rejects an unknown role, and a command of a response without one", () => {
  expect(found("an unknown role")).toEqual([expect.stringMatching(/Play\.yaml:2 .*a list of main, secondary/)]);
  expect(found("a command without a role")).toEqual([
    expect.stringMatching(/^components\/schemas\/Play\.yaml:1 Play does not say where it may stand/),
  ]);
});
test("rejects an invalid pattern, and one beside something else than text", () => {
  expect(found("a pattern that is none")).toEqual([expect.stringMatching(/`\[` is no regular expression/)]);
  expect(found("a pattern of no text")).toEqual([expect.stringMatching(/Write `type: string` beside it/)]);
});
