import { describe, expect, test } from "vitest";
import { referencesAlone, scalarsInPlace } from "../reference-steps.js";

const schemas = {
  Word: { type: "string", enum: ["true", "false"], description: "A word." },
  Thing: { type: "object", description: "A thing." },
};
const document = {
  components: {
    schemas: {
      ...schemas,
      User: {
        type: "object",
        properties: {
          word: { $ref: "#/components/schemas/Word", description: "Whether.", default: "false" },
          thing: { $ref: "#/components/schemas/Thing", description: "Which." },
        },
      },
    },
    parameters: { Q: { in: "query", name: "q", schema: { $ref: "#/components/schemas/Word" } } },
  },
};

describe("scalarsInPlace", () => {
  test("puts a string in its place, with what is beside the reference", () => {
    const word = { type: "string", enum: ["true", "false"], description: "Whether.", default: "false" };
    expect(scalarsInPlace(document)).toMatchObject({
      components: { schemas: { User: { properties: { word } } }, parameters: { Q: { schema: schemas.Word } } },
    });
  });

  test("leaves references to objects", () => {
    const thing = { $ref: "#/components/schemas/Thing", description: "Which." };
    expect(scalarsInPlace(document)).toMatchObject({ components: { schemas: { User: { properties: { thing } } } } });
  });
});

test("referencesAlone removes what is beside a reference", () => {
  const { components } = referencesAlone(document);
  const user: unknown = Reflect.get(Object(Reflect.get(Object(components), "schemas")), "User");
  expect(user).toEqual({
    type: "object",
    properties: { word: { $ref: "#/components/schemas/Word" }, thing: { $ref: "#/components/schemas/Thing" } },
  });
});
