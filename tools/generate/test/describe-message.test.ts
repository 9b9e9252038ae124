import type { ContractDocument, Schema } from "@cloopen-rest/spec/model";
import { describe, expect, it } from "vitest";
import { describeMessage, describeReply } from "../src/describe-message.js";

const contract = (schemas: Readonly<Record<string, Schema>>): ContractDocument => ({
  openapi: "3.1.0",
  info: {},
  paths: {},
  components: { schemas },
});
const string: Schema = { type: "string" };

describe("describeMessage", () => {
  it("reads names, attributes, text, wrapped and bare lists, enums and what is required", () => {
    const message: Schema = {
      type: "object",
      xml: { name: "Root" },
      required: ["plain"],
      properties: {
        plain: string,
        renamed: { ...string, xml: { name: "Renamed" } },
        flag: { ...string, enum: ["0", "1"], xml: { attribute: true } },
        words: { ...string, "x-xml-text": true },
        kind: { ...string, xml: { name: "type" }, "x-xml-on": "plain" },
        wrapped: { type: "array", xml: { wrapped: true }, items: { ...string, xml: { name: "item" } } },
        bare: { type: "array", xml: { wrapped: false }, items: { type: "object", properties: { id: string } } },
        also: { ...string, "x-aliases": ["Also"] },
      },
    };
    expect(describeMessage(contract({}), message)).toEqual({
      root: "Root",
      members: [
        { name: "plain", required: true },
        { name: "renamed", xml: "Renamed" },
        { name: "flag", at: "attribute", values: ["0", "1"] },
        { name: "words", at: "text" },
        { name: "kind", xml: "type", on: "plain" },
        { name: "wrapped", list: { item: "item" } },
        { name: "bare", list: "bare", members: [{ name: "id" }] },
        { name: "also", aliases: ["Also"] },
      ],
    });
  });

  it("lets keywords beside a reference override those of its target", () => {
    const schemas = { Inner: { type: "object", xml: { name: "Inner" }, properties: { a: string } } };
    const message = {
      type: "object",
      xml: { name: "Root" },
      properties: { inner: { $ref: "#/components/schemas/Inner", xml: { name: "Outer" } } },
    };
    expect(describeMessage(contract(schemas), message).members).toEqual([
      { name: "inner", xml: "Outer", members: [{ name: "a" }] },
    ]);
  });

  it("describes a sequence by its kinds", () => {
    const schemas = {
      Play: { type: "object", required: ["Play"], properties: { Play: { type: "object", properties: {} } } },
    };
    const message = {
      type: "array",
      xml: { name: "Response" },
      "x-xml-sequence": true,
      items: { oneOf: [{ $ref: "#/components/schemas/Play" }] },
    };
    expect(describeMessage(contract(schemas), message)).toEqual({
      root: "Response",
      sequence: true,
      members: [{ name: "Play", members: [] }],
    });
  });

  it("rejects a message without a root", () => {
    expect(() => describeMessage(contract({}), { type: "object", properties: {} })).toThrow(/xml\.name/);
  });
});

describe("describeReply", () => {
  it("merges success and failure, and demands nothing of what arrives", () => {
    const reply = {
      oneOf: [
        {
          xml: { name: "Response" },
          required: ["statusCode", "id"],
          properties: { statusCode: { const: "000000" }, id: string },
        },
        { xml: { name: "Response" }, required: ["statusCode"], properties: { statusCode: string, statusMsg: string } },
      ],
    };
    expect(describeReply(contract({}), reply)).toEqual({
      root: "Response",
      members: [{ name: "statusCode" }, { name: "id" }, { name: "statusMsg" }],
    });
  });
});
