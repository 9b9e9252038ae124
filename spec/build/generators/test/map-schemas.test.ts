import { expect, test } from "vitest";
import type { JsonObject } from "../json.js";
import { mapSchemas } from "../map-schemas.js";

const leaf = (): JsonObject => ({ type: "string" });

test("mapSchemas visits every schema once, the inner ones first, with its place", () => {
  const document: JsonObject = {
    paths: {
      "/a": {
        get: {
          parameters: [{ name: "schema", schema: leaf() }],
          responses: { "200": { content: { j: { schema: leaf() } } } },
        },
      },
    },
    components: {
      schemas: {
        S: {
          properties: { title: leaf(), items: { items: leaf() } },
          oneOf: [leaf()],
          not: leaf(),
          additionalProperties: true,
        },
      },
    },
  };
  const places: string[] = [];
  mapSchemas(document, (schema, place) => {
    places.push(place);
    return schema;
  });
  expect(places).toEqual([
    "#/paths//a/get/parameters/0/schema",
    "#/paths//a/get/responses/200/content/j/schema",
    "#/components/schemas/S/properties/title",
    "#/components/schemas/S/properties/items/items",
    "#/components/schemas/S/properties/items",
    "#/components/schemas/S/oneOf/0",
    "#/components/schemas/S/not",
    "#/components/schemas/S",
  ]);
});

test("mapSchemas leaves examples and extensions as they are", () => {
  const data = { schema: { type: "string" } };
  const document = {
    paths: { "/a": { get: { "x-a": data, examples: { e: data }, example: data } } },
    components: { examples: { E: { value: 1 } } },
  };
  const visited = mapSchemas(document, () => {
    throw new Error("visited");
  });
  expect(visited).toEqual(document);
});
