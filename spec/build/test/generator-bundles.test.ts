import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { isObject, type Json, type JsonObject, listAt, objectAt, omit } from "../generators/json.js";
import { mapSchemas } from "../generators/map-schemas.js";
import { readBuilt, readBundle } from "./built.js";

const contract: JsonObject = JSON.parse(JSON.stringify(readBundle("en")));
const modern: JsonObject = JSON.parse(readBuilt("openapi.generators.json"));
const older: JsonObject = JSON.parse(readBuilt("openapi.generators.3.0.json"));

interface Exchange {
  readonly id: string;
  readonly path: string;
  readonly request: JsonObject;
  readonly reply: JsonObject;
}

/** The JSON of every operation. */
function listExchanges(document: JsonObject): readonly Exchange[] {
  return Object.entries(objectAt(document, "paths")).flatMap(([path, item]) =>
    Object.values(isObject(item) ? item : {}).map((operation) => {
      if (!isObject(operation)) throw new Error(`${path} has an operation that is no object`);
      const json = (body: JsonObject) => objectAt(objectAt(body, "content"), "application/json");
      const response = resolve(document, objectAt(objectAt(operation, "responses"), "200"));
      const request = json(objectAt(operation, "requestBody"));
      return { id: String(operation["operationId"]), path, request, reply: json(response) };
    }),
  );
}

function resolve(document: JsonObject, value: JsonObject): JsonObject {
  const reference = value["$ref"];
  if (typeof reference !== "string") return value;
  return reference.split("/").slice(1).reduce(objectAt, document);
}

/** The values of the JSON examples of a body. */
function listExamples(document: JsonObject, body: JsonObject): readonly Json[] {
  return Object.values(objectAt(body, "examples")).map((example) => {
    const value = isObject(example) ? resolve(document, example)["value"] : undefined;
    if (value === undefined) throw new Error("an example has no value");
    return value;
  });
}

function listSchemas(document: JsonObject): readonly (readonly [place: string, schema: JsonObject])[] {
  const found: (readonly [string, JsonObject])[] = [];
  mapSchemas(document, (schema, place) => {
    found.push([place, schema]);
    return schema;
  });
  return found;
}

const examples = new Map(
  listExchanges(contract).map(({ id, request, reply }) => [
    id,
    { request: listExamples(contract, request), reply: listExamples(contract, reply) },
  ]),
);

describe.each([
  ["3.1", modern],
  ["3.0", older],
])("the bundle for generators in OpenAPI %s", (_, document) => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "bundle", components: objectAt(document, "components") }, undefined, undefined, false);
  const exchanges = listExchanges(document);
  const schemas = listSchemas(document);

  function validatorOf(schema: JsonObject): ValidateFunction {
    return ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"bundle#/')));
  }

  function problemsOf(body: JsonObject, values: readonly Json[]): readonly string[] {
    if (values.length === 0) return [];
    const validate = validatorOf(objectAt(body, "schema"));
    return values.flatMap((value) => (validate(value) ? [] : [ajv.errorsText(validate.errors)]));
  }

  test("has every operation of the contract at its path", () => {
    const listed = (all: readonly Exchange[]) => all.map(({ id, path }) => `${id} ${path}`);
    expect(exchanges.length).toBeGreaterThan(0);
    expect(listed(exchanges)).toEqual(listed(listExchanges(contract)));
  });

  test.each(exchanges)("accepts the JSON examples that the contract has for $id", ({ id, request, reply }) => {
    const values = examples.get(id);
    expect(values?.reply.length).toBeGreaterThan(1);
    expect(problemsOf(request, values?.request ?? [])).toEqual([]);
    expect(problemsOf(reply, values?.reply ?? [])).toEqual([]);
  });

  test.each(exchanges)(
    "reads a reply of $id that has more members, of any kind, and needs the status code alone",
    ({ reply }) => {
      expect(
        problemsOf(reply, [{ statusCode: "000000", futureMember: { more: ["1"] } }, { statusCode: "112310" }]),
      ).toEqual([]);
      expect(problemsOf(reply, [{ statusMsg: "a" }])).toHaveLength(1);
    },
  );

  test("has no webhooks, no XML, no choices, and no response components", () => {
    expect(Object.keys(document)).not.toContain("webhooks");
    expect(Object.keys(objectAt(document, "components"))).not.toContain("responses");
    expect(JSON.stringify(omit(document, ["info", "tags"]))).not.toContain("application/xml");
    const keywords = new Set(schemas.flatMap(([, schema]) => Object.keys(schema)));
    const unwanted = ["oneOf", "anyOf", "allOf", "not", "if", "const", "default", "title", "xml", "contentMediaType"];
    expect(unwanted.filter((keyword) => keywords.has(keyword))).toEqual([]);
  });

  test("has files, of any size", () => {
    const files = schemas.filter(([, { format }]) => format === "binary");
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter(([, file]) => "maxLength" in file)).toEqual([]);
  });

  test("has no reference with siblings, and no schema without a type", () => {
    const problems = schemas.filter(([, schema]) =>
      schema["$ref"] === undefined ? typeof schema["type"] !== "string" : Object.keys(schema).length > 1,
    );
    expect(problems.map(([place]) => place)).toEqual([]);
  });

  test("has patterns that every engine reads", () => {
    const patterns = schemas.flatMap(([, { pattern }]) => (typeof pattern === "string" ? [pattern] : []));
    expect(patterns.length).toBeGreaterThan(0);
    expect(patterns.filter((pattern) => /\(\?[=!<]|\\[1-9pPxUucbB]|\p{Cc}/u.test(pattern))).toEqual([]);
  });

  test("names schemas by plain identifiers that differ in more than case", () => {
    const names = Object.keys(objectAt(objectAt(document, "components"), "schemas"));
    expect(names.filter((name) => !/^[A-Z][A-Za-z0-9]*$/.test(name))).toEqual([]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  test("asks for one pair of security schemes everywhere", () => {
    expect(document["security"]).toEqual([{ sig: [], authorization: [] }]);
    expect(Object.keys(objectAt(objectAt(document, "components"), "securitySchemes"))).toEqual([
      "sig",
      "authorization",
    ]);
    expect(JSON.stringify(objectAt(document, "paths"))).not.toContain('"security"');
  });
});

test("the twin in OpenAPI 3.0 differs in version, summary and licence alone", () => {
  const rest = (document: JsonObject) => omit(document, ["openapi", "info"]);
  expect(rest(older)).toEqual(rest(modern));
  expect([modern["openapi"], older["openapi"]]).toEqual(["3.1.0", "3.0.3"]);
  expect(Object.keys(objectAt(older, "info"))).not.toContain("summary");
  expect(Object.keys(objectAt(objectAt(older, "info"), "license"))).toEqual(["name", "url"]);
  expect(listAt(older, "tags")).toEqual(listAt(modern, "tags"));
});
