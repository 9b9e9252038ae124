import type { ContractDocument, Operation, Schema } from "@cloopen-rest/spec/model";
import { describe, expect, it } from "vitest";
import { writeCallbacks } from "../src/write-callbacks.js";

const message = (root: string, constants: Readonly<Record<string, string>>): Schema => ({
  type: "object",
  xml: { name: root },
  required: Object.keys(constants),
  properties: Object.fromEntries(
    Object.entries(constants).map(([name, value]) => [name, { type: "string", const: value }]),
  ),
});
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

function webhook(
  request: Readonly<Record<string, Schema>>,
  reply: readonly string[],
  more: Partial<Operation> = {},
): { post: Operation } {
  const content = Object.fromEntries(Object.entries(request).map(([type, schema]) => [type, { schema }]));
  const answer = Object.fromEntries(reply.map((type) => [type, { schema: ref("Reply") }]));
  const post = {
    operationId: "",
    summary: "",
    tags: [],
    requestBody: { content },
    responses: { 200: { content: answer } },
  };
  return { post: { ...post, ...more } };
}

const contract: ContractDocument = {
  openapi: "3.1.0",
  info: {},
  paths: {},
  webhooks: {
    report: webhook(
      { "application/xml": ref("Report"), "application/json": { properties: { Request: ref("Report") } } },
      ["application/xml", "application/json"],
    ),
    message: webhook({ "application/xml": ref("Message") }, ["application/xml"]),
    record: webhook({ "application/xml": ref("Record"), "application/json": ref("Records") }, ["application/xml"], {
      "x-separate-formats": true,
    }),
    query: {
      post: {
        ...{ operationId: "", summary: "", tags: [] },
        responses: { 200: { content: { "application/xml": { schema: ref("Reply") } } } },
      },
    },
  },
  components: {
    schemas: {
      Report: message("Request", { action: "Arrived", kind: "1", version: "7" }),
      Message: message("Request", { action: "Arrived", kind: "0", version: "7" }),
      Record: message("CDR", {}),
      Records: { type: "object", required: ["legs"], properties: { legs: { type: "string" } } },
      Reply: message("Response", { statuscode: "000000" }),
    },
  },
};

describe("writeCallbacks", () => {
  const text = writeCallbacks(contract);
  const part = (id: string): string => text.split(`const ${id}Callback`)[1]?.split("\n};")[0] ?? "";

  it("tells callbacks apart by the constants that differ somewhere, and by those only", () => {
    expect(part("report")).toContain('when: { kind: "1" }');
    expect(part("message")).toContain('when: { kind: "0" }');
    expect(part("record")).not.toContain("when");
  });

  it("keeps the JSON form where it is another message, its wrapper, and whether the reply may be JSON", () => {
    expect(part("record")).toContain('json: { root: "Records", members: [{ name: "legs", required: true }] }');
    expect(part("record")).not.toContain("jsonReply");
    expect(part("report")).toContain('jsonWrapper: "Request"');
    expect(part("report")).toContain("jsonReply: true");
  });

  it("maps each callback to its types, both forms of them", () => {
    expect(text).toContain(
      '  record: { message: components["schemas"]["Record"] | components["schemas"]["Records"]; reply: components["schemas"]["Reply"] };',
    );
  });

  it("leaves out what carries no message", () => {
    expect(text).not.toContain("query");
  });
});
