import { isObject, type JsonObject, objectAt, omit } from "./json.js";
import { mapSchemas } from "./map-schemas.js";

const SCHEMAS = "#/components/schemas/";

/** The component schema that a reference names; `undefined` for anything else. */
export function schemaOf(document: JsonObject, reference: unknown): JsonObject | undefined {
  if (typeof reference !== "string" || !reference.startsWith(SCHEMAS)) return undefined;
  const found = objectAt(objectAt(document, "components"), "schemas")[reference.slice(SCHEMAS.length)];
  return isObject(found) ? found : undefined;
}

/** Whether a schema is a value without parts, so that no generator needs a type for it. */
function isScalar(schema: JsonObject): boolean {
  return typeof schema["type"] === "string" && schema["type"] !== "object" && schema["type"] !== "array";
}

/**
 * Puts strings where they are referred to, together with what is beside the reference: a reference with siblings is read differently by each generator,
 * and a string needs no type of its own.
 */
export function scalarsInPlace(document: JsonObject): JsonObject {
  return mapSchemas(document, (schema) => {
    const target = schemaOf(document, schema["$ref"]);
    return target !== undefined && isScalar(target) ? { ...target, ...omit(schema, ["$ref"]) } : schema;
  });
}

/** Leaves a reference to an object alone: the object describes itself. */
export function referencesAlone(document: JsonObject): JsonObject {
  return mapSchemas(document, (schema) => (schema["$ref"] === undefined ? schema : { $ref: schema["$ref"] }));
}
