import type { ContractDocument, Operation } from "@cloopen-rest/spec/model";
import { expect, test } from "vitest";
import { listOperations } from "../../src/build/list-operations.js";

const reply = { content: { "application/json": { schema: {} }, "application/xml": { schema: {} } } };

function contractWith(send: Operation, report: Operation): ContractDocument {
  return {
    ...{ openapi: "3.1.0", info: {}, components: { schemas: {} } },
    ...{ paths: { "/x": { post: send } }, webhooks: { report: { post: report } } },
  };
}

const send: Operation = {
  operationId: "sendX",
  summary: "Send",
  tags: ["sub-account"],
  "x-error-codes": ["000000", "111001-111099"],
  responses: { 200: reply },
};
const report: Operation = { operationId: "xReport", summary: "Report", tags: ["sms"], responses: { 200: reply } };

test("lists operations and webhooks with the address that Redoc gives them", () => {
  expect(listOperations(contractWith(send, report))).toEqual([
    { id: "sendX", summary: "Send", route: "/sub-account/sendx", codes: ["000000", "111001-111099"], source: send },
    { id: "xReport", summary: "Report", route: "/sms/xreport", codes: [], source: report },
  ]);
});

test("rejects an operation and a webhook that would have no address", () => {
  expect(() => listOperations(contractWith({ ...send, tags: [] }, report))).toThrow("sendX has no tag");
  expect(() => listOperations(contractWith(send, { ...report, tags: [] }))).toThrow("xReport has no tag");
});
