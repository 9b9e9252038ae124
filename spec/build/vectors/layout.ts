import type { ContractDocument, Schema } from "../../model/document.js";
import { resolve } from "../../model/resolve.js";
import type { FieldLayout, MessageLayout } from "../../src/vectors.js";

/**
 * The layout of a message, read from the `xml` keywords of its schema. It does not look at the client's descriptors: what both say is compared.
 *
 * @throws {Error} for a message without a root element
 */
export function layoutOf(document: ContractDocument, reference: Schema): MessageLayout {
  const schema = resolve<Schema>(document, reference);
  const alternatives = (schema.oneOf ?? [schema]).map((one) => resolve<Schema>(document, one));
  const root = alternatives[0]?.xml?.name;
  if (root === undefined) throw new Error("a message has no root element");
  if (schema["x-xml-sequence"]) return { root, fields: kindsOf(document, schema), sequence: true };
  const fields = new Map<string, FieldLayout>();
  for (const alternative of alternatives) {
    for (const field of fieldsOf(document, alternative))
      fields.set(field.name, { ...fields.get(field.name), ...field });
  }
  return { root, fields: [...fields.values()] };
}

function fieldsOf(document: ContractDocument, { properties = {} }: Schema): FieldLayout[] {
  return Object.entries(properties).map(([name, reference]) =>
    fieldOf(document, name, resolve<Schema>(document, reference)),
  );
}

function fieldOf(document: ContractDocument, name: string, schema: Schema): FieldLayout {
  const { xml, items, "x-xml-on": on, "x-aliases": aliases } = schema;
  const item = items && resolve<Schema>(document, items);
  const bare = item !== undefined && xml?.wrapped !== true && !schema["x-xml-sequence"];
  const element = (bare ? item.xml?.name : undefined) ?? xml?.name ?? name;
  const inner = schema["x-xml-sequence"] ? kindsOf(document, schema) : childrenOf(document, item ?? schema);
  return {
    name,
    ...(element !== name && { xml: element }),
    ...(aliases && { aliases }),
    ...(xml?.attribute && on === undefined && { at: "attribute" as const }),
    ...(schema["x-xml-text"] && { at: "text" as const }),
    ...(on !== undefined && { on }),
    ...(item && { list: listOf(schema, item.xml?.name ?? name) }),
    ...(inner && { fields: inner }),
  };
}

function listOf(schema: Schema, item: string): NonNullable<FieldLayout["list"]> {
  if (schema["x-xml-sequence"]) return "sequence";
  return schema.xml?.wrapped ? { item } : "bare";
}

function childrenOf(document: ContractDocument, schema: Schema): FieldLayout[] | undefined {
  return schema.type === "object" ? fieldsOf(document, schema) : undefined;
}

/** One field for each element that a sequence may hold. */
function kindsOf(document: ContractDocument, { items }: Schema): FieldLayout[] {
  const { oneOf = [] } = items === undefined ? {} : resolve<Schema>(document, items);
  return oneOf.flatMap((kind) => fieldsOf(document, resolve<Schema>(document, kind)));
}
