import { describe, expect, test } from "vitest";
import type { JsonObject } from "../json.js";
import { flatAlternatives, oneStatusCode, repliesAsTheyCome } from "../reply-steps.js";

const success: JsonObject = {
  type: "object",
  required: ["statusCode", "confid"],
  properties: { statusCode: { type: "string" }, confid: { type: "string" } },
};
const failure: JsonObject = {
  type: "object",
  required: ["statusCode"],
  properties: { statusCode: { type: "string" }, statusMsg: { type: "string" } },
};

function withSchemas(schemas: JsonObject, paths: JsonObject = {}): JsonObject {
  return { paths, components: { schemas } };
}

function choice(...names: readonly string[]): JsonObject {
  return { description: "A choice.", oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) };
}

describe("oneStatusCode", () => {
  test("describes the status code of success and failure alike", () => {
    const schemas = {
      S: { type: "object", properties: { statusCode: { const: "000000" }, confid: { type: "string" } } },
      F: { type: "object", properties: { statusCode: { type: "string", pattern: "^(?!000000$)" } } },
    };
    const { components } = oneStatusCode(withSchemas(schemas));
    expect(components).toMatchObject({
      schemas: {
        S: { properties: { confid: { type: "string" } } },
        F: { properties: { statusCode: { type: "string" } } },
      },
    });
    const read = (name: string): unknown =>
      Reflect.get(Object(Reflect.get(Object(Reflect.get(Object(components), "schemas")), name)), "properties");
    expect(Reflect.get(Object(read("S")), "statusCode")).toEqual(Reflect.get(Object(read("F")), "statusCode"));
    expect(JSON.stringify(components)).not.toContain("const");
  });
});

describe("flatAlternatives", () => {
  test("makes one object of success and failure, which requires what both require", () => {
    const flat = flatAlternatives(withSchemas({ S: success, F: failure, Reply: choice("S", "F") }));
    expect(flat).toMatchObject({
      components: {
        schemas: {
          Reply: {
            type: "object",
            description: "A choice. One object for success and failure; read `statusCode` first.",
            required: ["statusCode"],
            properties: { statusCode: { type: "string" }, confid: { type: "string" }, statusMsg: { type: "string" } },
          },
        },
      },
    });
    expect(JSON.stringify(flat)).not.toContain("oneOf");
  });

  test("keeps the rule of exactly one command in the number of members", () => {
    const command = (name: string): JsonObject => ({
      type: "object",
      required: ["Appid", name],
      properties: { Appid: { type: "string" }, [name]: { type: "object" } },
    });
    const schemas = { A: command("ConfMute"), B: command("QuitConf"), Body: choice("A", "B") };
    expect(flatAlternatives(withSchemas(schemas))).toMatchObject({
      components: {
        schemas: {
          Body: {
            required: ["Appid"],
            minProperties: 2,
            maxProperties: 2,
            description: "A choice. Set exactly one command.",
          },
        },
      },
    });
  });

  test("rejects alternatives that describe a member differently, with their place", () => {
    const other = { ...failure, properties: { statusCode: { type: "integer" } } };
    const build = () => flatAlternatives(withSchemas({ S: success, F: other, Reply: choice("S", "F") }));
    expect(build).toThrow("#/components/schemas/Reply: two alternatives describe statusCode differently");
  });

  test("rejects an alternative that is not an object, with its place", () => {
    const build = () => flatAlternatives(withSchemas({ S: success, F: { type: "string" }, Reply: choice("S", "F") }));
    expect(build).toThrow("#/components/schemas/Reply: an alternative is not an object");
  });
});

describe("repliesAsTheyCome", () => {
  const strict: JsonObject = { type: "object", properties: { state: { type: "string", enum: ["0"], pattern: "^0$" } } };
  const reference = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
  const post = {
    requestBody: { content: { "application/json": { schema: reference("Asked") } } },
    responses: { "200": { content: { "application/json": { schema: reference("Reply") } } } },
  };
  const Reply = { type: "object", properties: { result: reference("Result"), shared: reference("Shared") } };
  const Asked = { ...strict, properties: { ...Object(strict["properties"]), shared: reference("Shared") } };
  const loose = repliesAsTheyCome(withSchemas({ Reply, Result: strict, Asked, Shared: strict }, { "/call": { post } }));

  test("allows further members and any value in a reply and what it contains", () => {
    expect(loose).toMatchObject({
      components: {
        schemas: { Reply: { additionalProperties: true }, Result: { additionalProperties: true } },
      },
    });
    const schemas: unknown = Reflect.get(Object(loose["components"]), "schemas");
    expect(Reflect.get(Object(schemas), "Result")).toEqual({
      type: "object",
      properties: { state: { type: "string" } },
      additionalProperties: true,
    });
  });

  test("leaves the limits of requests, and of what requests and replies share", () => {
    expect(loose).toMatchObject({ components: { schemas: { Asked, Shared: strict } } });
  });
});
