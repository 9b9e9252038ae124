import { isRecord } from "../../model/document.js";
import type { FieldLayout, MessageLayout } from "../../src/vectors.js";
import type { XmlTree } from "./xml-tree.js";

/** Characters that no XML 1.0 document can hold, not even by reference. */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * Writes a message by its layout, fields in the order of the contract.
 *
 * @throws {Error} for a value of another shape, an unknown field, or a character that XML cannot carry
 */
export function writeMessage(layout: MessageLayout, value: unknown): XmlTree {
  const { root: name, fields, sequence } = layout;
  return sequence
    ? { name, attributes: [], content: writeSequence(fields, value, name) }
    : writeObject(name, fields, value, []);
}

function writeObject(
  name: string,
  fields: readonly FieldLayout[],
  value: unknown,
  inherited: XmlTree["attributes"],
): XmlTree {
  if (!isRecord(value)) throw new Error(`${name} is not an object`);
  const unknown = Object.keys(value).find((key) => !fields.some((field) => field.name === key));
  if (unknown !== undefined) throw new Error(`${name} has no field ${unknown}`);
  const present = fields.filter((field) => value[field.name] !== undefined);
  const attributes = present.filter(({ at }) => at === "attribute").map((field) => attribute(field, value[field.name]));
  const content = present
    .filter(({ at, on }) => at !== "attribute" && on === undefined)
    .flatMap((field) => {
      const beside = present.filter(({ on }) => on === field.name).map((one) => attribute(one, value[one.name]));
      return writeField(field, value[field.name], beside);
    });
  return { name, attributes: [...inherited, ...attributes], content };
}

function writeField(field: FieldLayout, value: unknown, beside: XmlTree["attributes"]): readonly (string | XmlTree)[] {
  const { name, xml = name, at, list, fields = [] } = field;
  if (at === "text") return [text(value, name)];
  if (list === undefined) return [writeItem(xml, field, value, beside)];
  if (list === "sequence") return writeSequence(fields, value, name);
  if (!Array.isArray(value)) throw new Error(`${name} is not a list`);
  if (list === "bare") return value.map((item: unknown) => writeItem(xml, field, item, []));
  return [{ name: xml, attributes: beside, content: value.map((item) => writeItem(list.item, field, item, [])) }];
}

function writeItem(name: string, { fields }: FieldLayout, value: unknown, beside: XmlTree["attributes"]): XmlTree {
  if (fields !== undefined) return writeObject(name, fields, value, beside);
  return { name, attributes: beside, content: [text(value, name)] };
}

function writeSequence(kinds: readonly FieldLayout[], value: unknown, name: string): readonly XmlTree[] {
  if (!Array.isArray(value)) throw new Error(`${name} is not a list`);
  return value.map((item: unknown) => {
    const [key, inner] = Object.entries(isRecord(item) ? item : {})[0] ?? [];
    const kind = kinds.find((one) => one.name === key);
    if (kind === undefined) throw new Error(`${name} holds no element ${key}`);
    return writeItem(kind.xml ?? kind.name, kind, inner, []);
  });
}

function attribute({ name, xml = name }: FieldLayout, value: unknown): readonly [string, string] {
  return [xml, text(value, name)];
}

function text(value: unknown, name: string): string {
  if (typeof value !== "string") throw new Error(`${name} is not a string`);
  if (ILLEGAL.test(value)) throw new Error(`${name} holds a character that XML cannot carry`);
  return value;
}
