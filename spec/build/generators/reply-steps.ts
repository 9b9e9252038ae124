import { isDeepStrictEqual } from "node:util";
import { isObject, type JsonObject, listAt, listReferences, objectAt, omit } from "./json.js";
import { mapSchema, mapSchemas } from "./map-schemas.js";
import { schemaOf } from "./reference-steps.js";

const STATUS_CODE: JsonObject = {
  type: "string",
  description: "Six digits. Only `000000` is success; a result comes with that code alone.",
};

/** Describes the status code of a success and that of a failure in the same words, so that both fit one object. */
export function oneStatusCode(document: JsonObject): JsonObject {
  return mapSchemas(document, (schema) => {
    const properties = objectAt(schema, "properties");
    return properties["statusCode"] === undefined
      ? schema
      : { ...schema, properties: { ...properties, statusCode: STATUS_CODE } };
  });
}

/**
 * Makes one object of a choice between objects: fields of all of them, required what all require. Generators without a discriminator merge the alternatives or
 * take one for the other. A choice between commands keeps its rule, exactly one command, in the number of fields.
 *
 * @throws when two alternatives give one field differently, or an alternative is no object
 */
export function flatAlternatives(document: JsonObject): JsonObject {
  return mapSchemas(document, (schema, place) => {
    if (schema["oneOf"] === undefined) return schema;
    const alternatives = listAt(schema, "oneOf").map((alternative) => {
      const object = isObject(alternative) ? (schemaOf(document, alternative["$ref"]) ?? alternative) : undefined;
      if (object?.["type"] !== "object") throw new Error(`${place}: an alternative is not an object`);
      return object;
    });
    const properties = mergeProperties(alternatives, place);
    const [first = [], ...others] = alternatives.map((alternative) => listAt(alternative, "required"));
    const required = first.filter((name) => others.every((names) => names.includes(name)));
    const isReply = "statusCode" in properties;
    const limits = isReply ? {} : { minProperties: first.length, maxProperties: first.length };
    const rule = isReply ? "One object for success and failure; read `statusCode` first." : "Set exactly one command.";
    const description = `${String(schema["description"] ?? "")} ${rule}`.trim();
    return { ...omit(schema, ["oneOf"]), type: "object", description, required, properties, ...limits };
  });
}

function mergeProperties(alternatives: readonly JsonObject[], place: string): JsonObject {
  const merged = new Map<string, JsonObject[string]>();
  for (const [name, property] of alternatives.flatMap((one) => Object.entries(objectAt(one, "properties")))) {
    const known = merged.get(name);
    if (known !== undefined && !isDeepStrictEqual(known, property)) {
      throw new Error(`${place}: two alternatives describe ${name} differently`);
    }
    merged.set(name, property);
  }
  return Object.fromEntries(merged);
}

const LIMITS = ["enum", "const", "pattern", "format", "minLength", "maxLength", "minItems", "maxItems", "default"];

/**
 * Takes a reply as it comes: further fields are allowed, and no value is held against a list, a pattern or a length. A client that rejects the reply to a
 * message that was sent invites a retry, which sends and costs it again. A schema that requests use as well keeps its limits.
 */
export function repliesAsTheyCome(document: JsonObject): JsonObject {
  const { replies, requests } = schemasByUse(document);
  const loosen = (schema: JsonObject): JsonObject => {
    const free = omit(schema, LIMITS);
    return schema["type"] === "object" ? { ...free, additionalProperties: true } : free;
  };
  const components = objectAt(document, "components");
  const entries = Object.entries(objectAt(components, "schemas")).map(([name, schema]) => {
    const reference = `#/components/schemas/${name}`;
    const isReplyAlone = replies.has(reference) && !requests.has(reference);
    return [name, isReplyAlone ? mapSchema(schema, reference, loosen) : schema] as const;
  });
  return { ...document, components: { ...components, schemas: Object.fromEntries(entries) } };
}

function schemasByUse(document: JsonObject): { replies: ReadonlySet<string>; requests: ReadonlySet<string> } {
  const replies = new Set<string>();
  const requests = new Set<string>();
  const visit = (value: JsonObject, into: Set<string>): void => {
    for (const reference of listReferences(value).filter((one) => !into.has(one))) {
      into.add(reference);
      visit(schemaOf(document, reference) ?? {}, into);
    }
  };
  for (const item of Object.values(objectAt(document, "paths"))) {
    for (const operation of isObject(item) ? Object.values(item) : []) {
      if (!isObject(operation)) continue;
      visit(objectAt(operation, "responses"), replies);
      visit(omit(operation, ["responses"]), requests);
    }
  }
  return { replies, requests };
}
