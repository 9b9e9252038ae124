import type { ContractDocument } from "@cloopen-rest/spec/model";
import { expect, it } from "vitest";
import { writeNotifications } from "../src/write-notifications.js";

const base = { operationId: "", summary: "", tags: [] };
const string = { type: "string" };
const contract: ContractDocument = {
  openapi: "3.1.0",
  info: {},
  paths: {},
  webhooks: {
    keys: {
      post: {
        ...base,
        "x-path": "dtmf",
        "x-path-from": ["Get.action"],
        parameters: [
          { name: "callid", in: "query", required: true, schema: string },
          { name: "digits", in: "query", schema: string },
        ],
        responses: { 200: { $ref: "#/components/responses/Commands" } },
      },
    },
    state: { post: { ...base, responses: { 200: { $ref: "#/components/responses/Commands" } } } },
    message: {
      post: {
        ...base,
        requestBody: { content: {} },
        responses: { 200: { $ref: "#/components/responses/Commands" } },
      },
    },
  },
  components: {
    schemas: {
      Answer: {
        type: "array",
        xml: { name: "Response" },
        "x-xml-sequence": true,
        items: { oneOf: [{ type: "object", properties: { Hangup: { type: "object", properties: {} } } }] },
      },
    },
    responses: { Commands: { content: { "application/xml": { schema: { $ref: "#/components/schemas/Answer" } } } } },
  },
};

const text = writeNotifications(contract);

it("writes paths, parameters and the kind of reply, as data and as types", () => {
  expect(text.replace(/\s+/g, " ")).toContain(
    '{ id: "keys", path: "dtmf", from: ["Get.action"], parameters: ["callid", "digits"], required: ["callid"], replyKind: "Commands", reply: answerMessage, }',
  );
  expect(text).toContain(
    '  keys: { parameters: NonNullable<operations["keys"]["parameters"]["query"]>; path: "dtmf"; own: true; replyKind: "Commands" };',
  );
});

it("knows a notification without parameters", () => {
  expect(text).toContain(
    '  state: { parameters: Record<string, never>; path: undefined; own: false; replyKind: "Commands" };',
  );
  expect(text.replace(/\s+/g, " ")).toContain(
    '{ id: "state", parameters: [], replyKind: "Commands", reply: answerMessage }',
  );
});

it("writes each answer once and leaves out what has a body", () => {
  expect(text.match(/const answerMessage/g)).toHaveLength(1);
  expect(text).not.toContain('"message"');
});
