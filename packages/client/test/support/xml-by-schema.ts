import type { Schema } from "@cloopen-rest/spec/model";
import { isRecord } from "../../src/protocol/value.js";
import { resolve } from "./contract-schema.js";
import type { XmlTree } from "./xml-tree.js";

/**
 * The XML of a message as the `xml` keywords of its schema have it, so that the codec is not judged
 * by its own descriptors.
 */
export function xmlBySchema(schema: Schema, value: unknown): XmlTree {
  const name = schema.xml?.name;
  if (name === undefined) throw new Error("a message has a root");
  return schema["x-xml-sequence"]
    ? { name, attributes: [], content: sequence(schema, value) }
    : element(name, schema, value);
}

function element(name: string, schema: Schema, value: unknown, siblingAttributes: XmlTree["attributes"] = []): XmlTree {
  if (typeof value === "string") return { name, attributes: siblingAttributes, content: value === "" ? [] : [value] };
  if (!isRecord(value)) throw new Error(`${name} is neither text nor object`);
  const attributes: [string, string][] = [];
  const content: (string | XmlTree)[] = [];
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const member = resolve(property);
    const item = value[key];
    const wire = member.xml?.name ?? key;
    if (item === undefined || member["x-xml-on"] !== undefined) continue;
    if (member.xml?.attribute) attributes.push([wire, String(item)]);
    else if (member["x-xml-text"]) content.push(String(item));
    else if (member["x-xml-sequence"]) content.push(...sequence(member, item));
    else if (member.type === "array") content.push(...list(key, member, item));
    else content.push(element(wire, member, item, ridersOf(schema, key, value)));
  }
  return { name, attributes: [...siblingAttributes, ...attributes], content };
}

/** Sibling fields that are attributes of a field's element. */
function ridersOf(
  { properties = {} }: Schema,
  owner: string,
  value: Readonly<Record<string, unknown>>,
): [string, string][] {
  return Object.entries(properties).flatMap(([key, property]): [string, string][] => {
    const member = resolve(property);
    const item = value[key];
    return member["x-xml-on"] === owner && typeof item === "string" ? [[member.xml?.name ?? key, item]] : [];
  });
}

function list(key: string, schema: Schema, value: unknown): XmlTree[] {
  const items = resolve(schema.items);
  const inner = (Array.isArray(value) ? value : []).map((item: unknown) =>
    element(items.xml?.name ?? key, items, item),
  );
  return schema.xml?.wrapped ? [{ name: schema.xml.name ?? key, attributes: [], content: inner }] : inner;
}

/** Each item is an object with one field, named after its element. */
function sequence(schema: Schema, value: unknown): XmlTree[] {
  const kinds = resolve(schema.items).oneOf?.map(resolve) ?? [];
  return (Array.isArray(value) ? value : []).flatMap((item: unknown) =>
    Object.entries(isRecord(item) ? item : {}).map(([key, inner]) => {
      const kind = kinds.find(({ properties = {} }) => key in properties)?.properties?.[key];
      const member = resolve(kind);
      return element(member.xml?.name ?? key, member, inner);
    }),
  );
}
