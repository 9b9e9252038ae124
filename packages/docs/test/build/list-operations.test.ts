import { expect, test } from "vitest";
import { listOperations } from "../../src/build/list-operations.js";

test("lists operations and webhooks with the address that Redoc gives them", () => {
  const send = {
    operationId: "sendX",
    summary: "Send",
    tags: ["sub-account"],
    "x-error-codes": ["000000", "111001-111099"],
  };
  const contract = {
    paths: { "/x": { parameters: [], post: send } },
    webhooks: { report: { post: { operationId: "xReport", tags: ["sms"] } } },
  };
  expect(listOperations(contract)).toEqual([
    { id: "sendX", summary: "Send", route: "/sub-account/sendx", codes: ["000000", "111001-111099"], source: send },
    { id: "xReport", summary: "xReport", route: "/sms/xreport", codes: [], source: contract.webhooks.report.post },
  ]);
});

test("refuses an operation that would have no address", () => {
  expect(() => listOperations({ paths: { "/x": { get: { summary: "Lost", tags: ["sms"] } } }, webhooks: {} })).toThrow(
    /"Lost"/,
  );
});
