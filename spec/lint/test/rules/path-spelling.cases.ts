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
  "another method": {
    "paths/Accounts_ivr_createconf.yaml": ["post:", "get:"],
  },
  unknown: {
    "openapi.yaml": ["ivr/createconf:", "ivr/transfer:"],
  },
  "no reference": {
    "reference/calls.md": null,
  },
});

test("accepts paths that the reference names", () => {
  expect(found("as it is")).toEqual([]);
});
test("rejects a path in another case, and says which is right", () => {
  expect(found("another case")).toEqual([
    "openapi.yaml:17 `/Accounts/{accountSid}/IVR/CreateConf` is not how reference/calls.md spells it. Write `/Accounts/{accountSid}/ivr/createconf`.",
  ]);
});
test("rejects a slash at the end", () => {
  expect(found("a slash at the end")).toEqual([
    expect.stringMatching(/^openapi\.yaml:17 .*Write `\/Accounts\/\{accountSid\}\/ivr\/createconf`\./),
  ]);
});
test("rejects another name of the id in the path", () => {
  expect(found("another parameter")).toEqual([
    expect.stringMatching(/^openapi\.yaml:17 .*Write `\/Accounts\/\{accountSid\}\/ivr\/createconf`\./),
  ]);
});
test("rejects a path and a method without a source, and says where to write it", () => {
  const message = (address: string) =>
    `openapi.yaml:17 spec/reference names no \`${address}\`. Write a heading there with the line \`中文名 · ${address}\` and the source of this operation; see spec/reference/sms.md#sendtemplatesms.`;
  expect(found("unknown")).toEqual([message("POST /Accounts/{accountSid}/ivr/transfer")]);
  expect(found("another method")).toEqual([message("GET /Accounts/{accountSid}/ivr/createconf")]);
});
test("rejects every path of a contract without a reference", () => {
  expect(found("no reference")).toHaveLength(3);
});
