import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const found = lintCases("path-spelling", {
  "as it is": {},
  "another case": {
    "openapi.yaml": ["ivr/createconf:", "IVR/CreateConf:"],
  },
  "a slash at the end": {
    "openapi.yaml": ["ivr/createconf:", "ivr/createconf/:"],
  },
  "another parameter": {
    "openapi.yaml": ["{accountSid}/ivr", "{AccountSid}/ivr"],
  },
  unknown: {
    "openapi.yaml": ["ivr/createconf:", "ivr/transfer:"],
  },
});

test("the vendor's spellings pass", () => {
  expect(found("as it is")).toEqual([]);
});
test("a path in another case is told the right one", () => {
  expect(found("another case")).toEqual([
    "openapi.yaml:17 `/Accounts/{accountSid}/IVR/CreateConf` is not how the vendor spells it. Write `/Accounts/{accountSid}/ivr/createconf`.",
  ]);
});
test("a slash at the end is found", () => {
  expect(found("a slash at the end")).toEqual([
    expect.stringMatching(/^openapi\.yaml:17 .*Write `\/Accounts\/\{accountSid\}\/ivr\/createconf`\./),
  ]);
});
test("the name of the id in the path counts", () => {
  expect(found("another parameter")).toEqual([
    expect.stringMatching(/^openapi\.yaml:17 .*Write `\/Accounts\/\{accountSid\}\/ivr\/createconf`\./),
  ]);
});
test("a path that the vendor does not have is told all of them, and where a new one goes", () => {
  expect(found("unknown")).toEqual([
    expect.stringMatching(/^openapi\.yaml:17 .*is no path of the vendor\. Write .*ivr\/createconf.*path-spelling\.ts/),
  ]);
});
