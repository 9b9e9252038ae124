import { describe, expect, test } from "vitest";
import type { JsonObject } from "../json.js";
import { constAsEnum, defaultsInWords, filesOfAnySize, plainKeywords, portablePatterns } from "../keyword-steps.js";

/** What a step makes of one schema. */
function change(step: (document: JsonObject) => JsonObject, schema: JsonObject): unknown {
  return Reflect.get(
    Object(Reflect.get(Object(step({ components: { schemas: { S: schema } } })["components"]), "schemas")),
    "S",
  );
}

test("constAsEnum writes a fixed value as a list of one, even an empty one", () => {
  expect(change(constAsEnum, { type: "string", const: "1" })).toEqual({ type: "string", enum: ["1"] });
  expect(change(constAsEnum, { type: "string", const: "" })).toEqual({ type: "string", enum: [""] });
});

describe("defaultsInWords", () => {
  test("says a default behind the description and removes it", () => {
    const words = { type: "string", description: "Sounds. Left out, it is `1`." };
    expect(change(defaultsInWords, { type: "string", description: "Sounds.", default: "1" })).toEqual(words);
  });

  test("takes a property that is called default for a property", () => {
    const schema = { type: "object", properties: { default: { type: "string" } } };
    expect(change(defaultsInWords, schema)).toEqual(schema);
  });
});

describe("portablePatterns", () => {
  test.each(["^(?!0)", "(?=a)b", "(?<=a)b", "(?<!a)b", "[\\u4E00-\\u9FFF]", "^[^\u0000]*$"])(
    "removes %s",
    (pattern) => {
      expect(change(portablePatterns, { type: "string", pattern })).toEqual({ type: "string" });
    },
  );

  test.each(["^(?:a|b)$", "^[0-9]+$", "(?<name>a)", "^a\\.b$", "[一-鿿]"])("leaves %s", (pattern) => {
    expect(change(portablePatterns, { type: "string", pattern })).toEqual({ type: "string", pattern });
  });
});

test("filesOfAnySize removes the size of a file, and of nothing else", () => {
  const file = { type: "string", format: "binary", description: "A file." };
  expect(change(filesOfAnySize, { ...file, maxLength: 1 })).toEqual(file);
  expect(change(filesOfAnySize, { type: "string", maxLength: 1 })).toEqual({ type: "string", maxLength: 1 });
});

describe("plainKeywords", () => {
  test("removes titles, the XML form and extensions, but for the evidence", () => {
    const schema = {
      type: "string",
      title: "验证码",
      xml: { name: "A" },
      "x-aliases": ["a"],
      "x-evidence": "inferred",
    };
    expect(change(plainKeywords, schema)).toEqual({ type: "string", "x-evidence": "inferred" });
  });

  test("leaves properties that are called like a keyword", () => {
    const schema = { type: "object", properties: { title: { type: "string" }, xml: { type: "string" } } };
    expect(change(plainKeywords, schema)).toEqual(schema);
  });

  test("rejects a keyword that it does not know, with its place", () => {
    const schema = { type: "object", properties: { a: { type: "string", contentEncoding: "base64" } } };
    expect(() => change(plainKeywords, schema)).toThrow(
      "#/components/schemas/S/properties/a: the bundle for generators has no rule",
    );
  });
});
