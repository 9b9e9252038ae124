import { anyOfNames, type Schema } from "@cloopen-rest/spec/model";
import fc from "fast-check";
import { resolve } from "../support/contract-schema.js";

/**
 * Any value of a message, generated from its schema, within what both formats can express. Strings
 * need not match their pattern, which codecs ignore. Lists that XML cannot distinguish from absent
 * ones are always present. Character data is never empty. An attribute of a sibling's element comes
 * only with the sibling.
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

/** Whether an empty list has no element. */
export function isBareList({ type, xml }: Schema): boolean {
  return type === "array" && !xml?.wrapped;
}

function objectValue(schema: Schema, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const { properties = {}, required = [] } = schema;
  const members = Object.entries(properties).map(([name, member]) => [name, resolve(member)] as const);
  const [needed] = anyOfNames(schema) ?? [];
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
