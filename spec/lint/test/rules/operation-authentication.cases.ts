import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const found = lintCases("operation-authentication", {
  "as it is": {},
  "the other level": {
    "paths/SubAccounts_Calls_Callback.yaml": [
      "    - subAccountSig: []\n      subAccountAuthorization: []",
      "    - accountSig: []\n      accountAuthorization: []",
    ],
  },
  "inherited from the root": {
    "paths/SubAccounts_Calls_Callback.yaml": [
      "  security:\n    - subAccountSig: []\n      subAccountAuthorization: []\n",
      "",
    ],
  },
  "one scheme": {
    "openapi.yaml": ["    accountAuthorization: []\n", ""],
  },
  "either of two": {
    "paths/Accounts_ivr_createconf.yaml": [
      "  summary",
      "  security:\n    - accountSig: []\n    - accountAuthorization: []\n  summary",
    ],
  },
  none: {
    "paths/Accounts_ivr_createconf.yaml": ["  summary", "  security: []\n  summary"],
  },
});

test("the pair of each level passes, from the root or of its own", () => {
  expect(found("as it is")).toEqual([]);
});
test("the pair of the other level is found", () => {
  expect(found("the other level")).toEqual([
    "paths/SubAccounts_Calls_Callback.yaml:3 callback is not signed with subAccountSig and subAccountAuthorization together, as its path demands. Write `security: [{ subAccountSig: [], subAccountAuthorization: [] }]`.",
  ]);
});
test("what is inherited from the root counts", () => {
  expect(found("inherited from the root")).toEqual([
    expect.stringMatching(
      /^paths\/SubAccounts_Calls_Callback\.yaml:1 .*Write `security: \[\{ subAccountSig: \[\], subAccountAuthorization: \[\] \}\]`\./,
    ),
  ]);
});
test("one scheme is not enough", () => {
  expect(found("one scheme")).toEqual([
    expect.stringMatching(
      /^paths\/Accounts_ivr_createconf\.yaml:1 .*Write `security: \[\{ accountSig: \[\], accountAuthorization: \[\] \}\]`\./,
    ),
    expect.stringMatching(/^paths\/Accounts_Calls_MediaFileUpload\.yaml:1 .*uploadMedia/),
  ]);
});
test("both schemes are needed together", () => {
  expect(found("either of two")).toEqual([
    expect.stringMatching(/^paths\/Accounts_ivr_createconf\.yaml:3 .*createConference is not signed/),
  ]);
});
test("nothing is open", () => {
  expect(found("none")).toEqual([
    expect.stringMatching(/^paths\/Accounts_ivr_createconf\.yaml:3 .*createConference is not signed/),
  ]);
});
