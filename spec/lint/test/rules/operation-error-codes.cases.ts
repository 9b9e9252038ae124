import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const found = lintCases("operation-error-codes", {
  "as it is": {},
  none: {
    "paths/SubAccounts_Calls_Callback.yaml": ['  x-error-codes: ["111001-111099"]\n', ""],
  },
  "an empty list": {
    "paths/SubAccounts_Calls_Callback.yaml": ['["111001-111099"]', "[]"],
  },
  "an unknown group": {
    "paths/Accounts_Calls_MediaFileUpload.yaml": ["[general]", "[general, genral]"],
  },
  "a code inside a range": {
    "paths/SubAccounts_Calls_Callback.yaml": ['"111001-111099"', '"111001"'],
  },
  "a number": {
    "paths/Accounts_ivr_createconf.yaml": ['"111000"', "111000"],
  },
  "an unknown violation code": {
    "components/schemas/Digits.yaml": ['pattern: "111000"', 'pattern: "999999"'],
  },
  "an unknown keyword": {
    "components/schemas/Digits.yaml": ['pattern: "111000"', 'matches: "111000"'],
  },
  "beside a reference": {
    "components/schemas/CreateConf.yaml": [
      "    description: Largest",
      '    x-violation-codes: { required: "1" }\n    description: Largest',
    ],
  },
  "no catalogue": {
    "errors.yaml": null,
  },
  "a broken catalogue": {
    "errors.yaml": "groups: {}\ncodes: [\n",
  },
  "another catalogue": {
    "errors.yaml": "- 000000\n",
  },
});

test("groups, codes and ranges of the catalogue pass", () => {
  expect(found("as it is")).toEqual([]);
});
test("an operation without codes is found", () => {
  expect(found("none")).toEqual([
    "paths/SubAccounts_Calls_Callback.yaml:1 callback does not list its status codes. Write `x-error-codes: [general, authentication, …]` with groups and codes of errors.yaml.",
  ]);
});
test("rejects an empty list", () => {
  expect(found("an empty list")).toEqual([
    expect.stringMatching(/^paths\/SubAccounts_Calls_Callback\.yaml:1 .*Write `x-error-codes:/),
  ]);
});
test("rejects an unknown name, and lists the groups", () => {
  expect(found("an unknown group")).toEqual([
    "paths/Accounts_Calls_MediaFileUpload.yaml:9 `genral` is neither a group nor a code of errors.yaml. Write one of the groups general, or a code or range as it stands there, or describe the code there first.",
  ]);
});
test("a range is written as the catalogue has it", () => {
  expect(found("a code inside a range")).toEqual([
    expect.stringMatching(/^paths\/SubAccounts_Calls_Callback\.yaml:9 .*`111001` is neither a group nor a code/),
  ]);
});
test("a code in the form of a number is found", () => {
  expect(found("a number")).toEqual([
    expect.stringMatching(/^paths\/Accounts_ivr_createconf\.yaml:22 .*Write it in quotes: "111000"\./),
  ]);
});
test("an unknown code of a violation is found", () => {
  expect(found("an unknown violation code")).toEqual([
    expect.stringMatching(
      /^components\/schemas\/Digits\.yaml:5 .*"999999" is no code of errors\.yaml\. Write one of its codes in quotes/,
    ),
  ]);
});
test("a violation is one of a JSON Schema keyword", () => {
  expect(found("an unknown keyword")).toEqual([
    expect.stringMatching(
      /^components\/schemas\/Digits\.yaml:5 .*`matches` is no JSON Schema keyword.*Write one such as required, pattern or maxLength\./,
    ),
  ]);
});
test("violations beside a reference are seen", () => {
  expect(found("beside a reference")).toEqual([
    expect.stringMatching(/^components\/schemas\/CreateConf\.yaml:6 .*"1" is no code of errors\.yaml/),
  ]);
});
test("a missing catalogue is one clear problem", () => {
  expect(found("no catalogue")).toEqual([
    expect.stringMatching(/^openapi\.yaml:1 .*errors\.yaml cannot be read\. Write it/),
  ]);
});
test("a catalogue that is no YAML is one problem, in its own line", () => {
  expect(found("a broken catalogue")).toEqual([expect.stringMatching(/^errors\.yaml:3 This is no YAML/)]);
});
test("a catalogue of another form is one problem", () => {
  expect(found("another catalogue")).toEqual([
    expect.stringMatching(/^errors\.yaml:1 .*has `groups`.*and `codes`.*Write both\./),
  ]);
});
