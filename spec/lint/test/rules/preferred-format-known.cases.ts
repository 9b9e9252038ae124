import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const found = lintCases("preferred-format-known", {
  "as it is": {},
  "none under ivr": {
    "paths/Accounts_ivr_createconf.yaml": ["  x-preferred-format: xml\n", ""],
  },
  "json under ivr": {
    "paths/Accounts_ivr_createconf.yaml": ["x-preferred-format: xml", "x-preferred-format: json"],
  },
  "json elsewhere": {
    "paths/SubAccounts_Calls_Callback.yaml": ["  security", "  x-preferred-format: json\n  security"],
  },
  "yaml elsewhere": {
    "paths/SubAccounts_Calls_Callback.yaml": ["  security", "  x-preferred-format: yaml\n  security"],
  },
});

test("xml under ivr/ passes", () => {
  expect(found("as it is")).toEqual([]);
});
test("an operation under ivr/ needs it", () => {
  expect(found("none under ivr")).toEqual([
    "paths/Accounts_ivr_createconf.yaml:1 createConference is an operation under ivr/. Write `x-preferred-format: xml`.",
  ]);
});
test("json under ivr/ is found", () => {
  expect(found("json under ivr")).toEqual([
    expect.stringMatching(/^paths\/Accounts_ivr_createconf\.yaml:4 .*Write `x-preferred-format: xml`\./),
  ]);
});
test("json elsewhere passes", () => {
  expect(found("json elsewhere")).toEqual([]);
});
test("another word is found", () => {
  expect(found("yaml elsewhere")).toEqual([
    "paths/SubAccounts_Calls_Callback.yaml:3 `yaml` is no format. Write `json` or `xml`, or remove `x-preferred-format`.",
  ]);
});
