import { expect, test } from "vitest";
import type { ContractDocument } from "../../../model/document.js";
import { findMarks } from "../../evidence/find-marks.js";

function documentWith(schemas: Record<string, object>): ContractDocument {
  const components: ContractDocument["components"] & { schemas: object } = {
    schemas: { Request: {}, Reply: {}, Answer: {}, ...schemas },
  };
  const body = (name: string) => ({
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
  });
  const texts = { summary: "", tags: ["sms"] };
  const operation = {
    operationId: "send",
    ...texts,
    requestBody: body("Request"),
    responses: { "200": body("Reply") },
  };
  const callback = {
    operationId: "report",
    ...texts,
    requestBody: body("Reply"),
    responses: { "200": body("Answer") },
  };
  return {
    ...{ openapi: "3.1.0", info: {}, paths: { "/send": { post: { ...operation, "x-evidence": "client-code" } } } },
    webhooks: { report: { post: callback } },
    components,
  };
}

test("a mark is found behind references, with its role and everyone who meets it", () => {
  const part = { properties: { id: { "x-evidence": "inferred" } } };
  const reply = { properties: { part: { $ref: "#/components/schemas/Part" } } };
  const answer = { "x-evidence": "observed" };
  expect(findMarks(documentWith({ Reply: reply, Part: part, Answer: answer }))).toEqual([
    { pointer: "#/paths/~1send/post", evidence: "client-code", role: "path", usedBy: ["send"] },
    {
      pointer: "#/components/schemas/Part/properties/id",
      evidence: "inferred",
      role: "reply",
      usedBy: ["send", "report"],
    },
    { pointer: "#/components/schemas/Answer", evidence: "observed", role: "answer", usedBy: ["report"] },
  ]);
});

test("a schema that refers to itself ends the search", () => {
  const tree = { "x-evidence": "inferred", properties: { child: { $ref: "#/components/schemas/Request" } } };
  expect(findMarks(documentWith({ Request: tree }))).toHaveLength(2);
});

test("a mark that nothing uses is reported by its place", () => {
  expect(() => findMarks(documentWith({ Lost: { "x-evidence": "inferred" } }))).toThrow("#/components/schemas/Lost");
});
