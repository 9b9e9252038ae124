import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const found = lintCases("root-refs-only", {
  "as it is": {},
  "a path": {
    "openapi.yaml": ["    $ref: paths/Accounts_ivr_createconf.yaml\n", "    get: {}\n"],
  },
  "a member beside the reference": {
    "openapi.yaml": ["webhooks/report.yaml\n", "webhooks/report.yaml\n    summary: A report\n"],
  },
  "a component": {
    "openapi.yaml": ["$ref: components/securitySchemes/accountSig.yaml", "{ type: apiKey, in: query, name: sig }"],
  },
  "a reference inside": {
    "openapi.yaml": ["webhooks/report.yaml", '"#/webhooks/ivrStart"'],
  },
});

test("references to files pass", () => {
  expect(found("as it is")).toEqual([]);
});
test("rejects a path that is described in the root, and names its file", () => {
  expect(found("a path")).toEqual([
    "openapi.yaml:17 `/Accounts/{accountSid}/ivr/createconf` is described in the root document, which holds references to files only. Move it to paths/Accounts_ivr_createconf.yaml and write `$ref: paths/Accounts_ivr_createconf.yaml` here, nothing else.",
  ]);
});
test("nothing is beside a reference", () => {
  expect(found("a member beside the reference")).toEqual([
    expect.stringMatching(/^openapi\.yaml:24 .*write `\$ref: webhooks\/report\.yaml` here, nothing else/),
  ]);
});
test("rejects a component that is described in the root, and names its file", () => {
  expect(found("a component")).toEqual([
    expect.stringMatching(/^openapi\.yaml:30 .*Move it to components\/securitySchemes\/accountSig\.yaml/),
  ]);
});
test("a reference into the root itself does not refer to a file", () => {
  expect(found("a reference inside")).toEqual([
    expect.stringMatching(/^openapi\.yaml:24 .*Move it to webhooks\/report\.yaml/),
  ]);
});
