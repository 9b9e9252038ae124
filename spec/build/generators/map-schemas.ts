import { isObject, type Json, type JsonObject, mapValues } from "./json.js";

/** Keywords whose value is a schema, a list of schemas, or schemas by name. */
const SCHEMA = ["items", "additionalProperties", "not", "if", "then", "else", "propertyNames", "unevaluatedProperties"];
const LIST = ["oneOf", "anyOf", "allOf", "prefixItems"];
const BY_NAME = ["properties", "patternProperties", "dependentSchemas"];

/** Changes one schema. Its place is a path such as `#/components/schemas/CallSid/items`. */
export type ChangeSchema = (schema: JsonObject, place: string) => JsonObject;

/**
 * The document with every schema changed, the inner ones first. Only schemas are visited: a property that is called `title` or `default` is none of the
 * keywords of that name, and what is in an example or an extension is data.
 */
export function mapSchemas(document: JsonObject, change: ChangeSchema): JsonObject {
  return mapValues(document, (member, name) => {
    if (name !== "components") return mapUsers(member, `#/${name}`, change);
    if (!isObject(member)) return member;
    return mapValues(member, (kind, of) => {
      const place = `#/components/${of}`;
      return of === "schemas" ? mapNamed(kind, place, change) : mapUsers(kind, place, change);
    });
  });
}

/** The schema with its inner schemas changed, then itself. */
export function mapSchema(schema: Json, place: string, change: ChangeSchema): Json {
  if (!isObject(schema)) return schema;
  const inner = mapValues(schema, (member, name) => {
    const at = `${place}/${name}`;
    if (SCHEMA.includes(name)) return mapSchema(member, at, change);
    if (LIST.includes(name) && Array.isArray(member)) {
      return member.map((one: Json, index) => mapSchema(one, `${at}/${index}`, change));
    }
    return BY_NAME.includes(name) ? mapNamed(member, at, change) : member;
  });
  return change(inner, place);
}

function mapNamed(schemas: Json, place: string, change: ChangeSchema): Json {
  return isObject(schemas)
    ? mapValues(schemas, (schema, name) => mapSchema(schema, `${place}/${name}`, change))
    : schemas;
}

/** Outside of schemas one begins under the name `schema`; examples and extensions hold data. */
function mapUsers(value: Json, place: string, change: ChangeSchema): Json {
  if (Array.isArray(value)) return value.map((one: Json, index) => mapUsers(one, `${place}/${index}`, change));
  if (!isObject(value)) return value;
  return mapValues(value, (member, name) => {
    const at = `${place}/${name}`;
    if (name === "schema") return mapSchema(member, at, change);
    return name === "example" || name === "examples" || name.startsWith("x-") ? member : mapUsers(member, at, change);
  });
}
