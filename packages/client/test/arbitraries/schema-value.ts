import fc from "fast-check";
import { resolve, type Schema } from "../support/contract-schema.js";

/**
 * Any value of a message, made from its schema. Texts need not fit their pattern, for codecs do not
 * look at it. Lists that XML cannot tell from absent ones are always there, an element's own text
 * is never empty, and an attribute of a sibling's element comes only with the sibling: those are
 * what the two formats have in common.
 */
export function schemaValue(schema: Schema, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const { type, oneOf, items, properties, enum: words } = schema;
  if (oneOf !== undefined) return fc.oneof(...oneOf.map((one) => schemaValue(resolve(one), text)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (words !== undefined) return fc.constantFrom(...words);
  if (type === "array" && items !== undefined) return fc.array(schemaValue(resolve(items), text), { maxLength: 3 });
  if (type === "object" || properties !== undefined) return objectValue(schema, text);
  if (type !== "string") throw new Error(`no values are known of ${JSON.stringify(schema)}`);
  return schema["x-xml-text"] ? text.filter((value) => value !== "") : text;
}

/** Whether no element at all stands for an empty list. */
export function isBareList({ type, xml }: Schema): boolean {
  return type === "array" && !xml?.wrapped;
}

function objectValue(
  { properties = {}, required = [], not }: Schema,
  text: fc.Arbitrary<string>,
): fc.Arbitrary<unknown> {
  const members = Object.entries(properties).map(([name, member]) => [name, resolve(member)] as const);
  const [needed] = not?.propertyNames?.not?.enum ?? [];
  const filled = text.filter((value) => value !== "");
  const model = Object.fromEntries(
    members.map(([name, member]) => [name, schemaValue(member, name === needed ? filled : text)]),
  );
  const always = members
    .filter(([name, member]) => name === needed || required.includes(name) || isBareList(member))
    .map(([name]) => name);
  return fc.record(model, { requiredKeys: always, noNullPrototype: true }).map((value) => {
    const kept = members.filter(
      ([, member]) => (member["x-xml-on"] ?? "") in value || member["x-xml-on"] === undefined,
    );
    return Object.fromEntries(kept.flatMap(([name]) => (name in value ? [[name, value[name]]] : [])));
  });
}
