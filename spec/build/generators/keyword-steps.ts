import type { JsonObject } from "./json.js";
import { mapValues, omit } from "./json.js";
import { mapSchemas } from "./map-schemas.js";

/** Writes a fixed value as a list of one. */
export function constAsEnum(document: JsonObject): JsonObject {
  return mapSchemas(document, (schema) => {
    const { const: value, ...rest } = schema;
    return value === undefined ? schema : { ...rest, enum: [value] };
  });
}

/** Says a default in words alone: several generators send every default, although the caller left the field out. */
export function defaultsInWords(document: JsonObject): JsonObject {
  return mapSchemas(document, (schema) => {
    const { default: value, ...rest } = schema;
    if (value === undefined) return schema;
    const words = `Left out, it is \`${String(value)}\`.`;
    return { ...rest, description: `${String(schema["description"] ?? "")} ${words}`.trim() };
  });
}

/** Lookaround; escapes of characters that only some engines know; characters that no source code should contain. */
const NOT_PORTABLE = /\(\?(?:[=!]|<[=!])|\\[uUxpPcB1-9]|\p{Cc}/u;

/** Removes patterns that not every engine reads. Go and Rust lack lookaround, Go and PHP `\u4E00`. */
export function portablePatterns(document: JsonObject): JsonObject {
  return mapSchemas(document, (schema) =>
    NOT_PORTABLE.test(String(schema["pattern"] ?? "")) ? omit(schema, ["pattern"]) : schema,
  );
}

/** Removes the size of a file, which stays in its description: Go would count the characters of a file, and progenitor knows none of a body of bytes. */
export function filesOfAnySize(document: JsonObject): JsonObject {
  return mapSchemas(document, (schema) =>
    schema["format"] === "binary" ? omit(schema, ["minLength", "maxLength"]) : schema,
  );
}

/** Keywords that every generator reads. */
const PLAIN = [
  ...["$ref", "type", "format", "enum", "description", "deprecated", "x-evidence"],
  ...["properties", "required", "additionalProperties", "minProperties", "maxProperties"],
  ...["items", "minItems", "maxItems", "minLength", "maxLength", "pattern"],
];
/** Keywords that describe the XML form, make a class name of a sentence, or restrict what generators cannot restrict. */
const LEFT_OUT = ["xml", "title", "not", "if", "then", "else", "propertyNames", "unevaluatedProperties"];

/**
 * Leaves the keywords that every generator reads.
 *
 * @throws for a keyword that this step does not know, with its place: whether generators can do without it is to be decided
 */
export function plainKeywords(document: JsonObject): JsonObject {
  return mapSchemas(document, (schema, place) =>
    mapValues(schema, (value, keyword) => {
      if (PLAIN.includes(keyword)) return value;
      if (LEFT_OUT.includes(keyword) || keyword.startsWith("x-")) return undefined;
      throw new Error(`${place}: the bundle for generators has no rule for the keyword ${keyword}`);
    }),
  );
}
