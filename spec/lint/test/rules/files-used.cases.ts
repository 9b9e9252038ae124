import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const found = lintCases("files-used", {
  "as it is": {},
  "a path without its reference": {
    "paths/Accounts_SMS_TemplateSMS.yaml": "post:\n  operationId: sendTemplateSms\n",
  },
  "a webhook without its reference": {
    "openapi.yaml": ["  report:\n    $ref: webhooks/report.yaml\n", ""],
  },
  "a component without a reference": {
    "components/schemas/Orphan.yaml": "type: string\n",
  },
});

test("accepts a contract that refers to each of its files", () => {
  expect(found("as it is")).toEqual([]);
});
test("rejects a path file that openapi.yaml does not refer to", () => {
  expect(found("a path without its reference")).toEqual([
    "paths/Accounts_SMS_TemplateSMS.yaml:1 Nothing refers to paths/Accounts_SMS_TemplateSMS.yaml. Write `$ref: paths/Accounts_SMS_TemplateSMS.yaml` under `paths` in openapi.yaml, or delete the file.",
  ]);
});
test("rejects a webhook file that openapi.yaml does not refer to, and what only it used", () => {
  expect(found("a webhook without its reference")).toContain(
    "webhooks/report.yaml:1 Nothing refers to webhooks/report.yaml. Write `$ref: webhooks/report.yaml` under `webhooks` in openapi.yaml, or delete the file.",
  );
});
test("rejects a component that nothing uses", () => {
  expect(found("a component without a reference")).toEqual([
    "components/schemas/Orphan.yaml:1 Nothing refers to components/schemas/Orphan.yaml. Write `$ref` where the contract uses it, or delete the file.",
  ]);
});
