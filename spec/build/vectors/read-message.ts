import { isRecord } from "../../model/document.js";
import type { FieldLayout, MessageLayout } from "../../src/vectors.js";
import { elementsOf, parseTree, textOf, type XmlTree } from "./xml-tree.js";

/**
 * Reads a message from JSON or XML by its layout. The first character that is not blank decides the format; no label is looked at.
 *
 * @throws {Error} when the text is neither, is broken, or has another shape than the layout
 */
export function readMessage(layout: MessageLayout, text: string): unknown {
  const begin = text.replace(/^[\uFEFF\s]+/, "");
  if (begin.startsWith("<")) return readTree(layout, parseTree(text));
  const value: unknown = JSON.parse(begin);
  if (typeof value !== "object") throw new Error("it is neither XML nor a JSON object");
  return readValue(layout, value);
}

/** Reads a message from its XML tree; the name of the root does not count. */
export function readTree({ fields, sequence }: MessageLayout, tree: XmlTree): unknown {
  return sequence ? elementsOf(tree).map((element) => readKind(fields, element)) : readElement(fields, tree);
}

function readElement(fields: readonly FieldLayout[], tree: XmlTree): Record<string, unknown> {
  const elements = elementsOf(tree);
  return collect(fields, (field) => {
    const { at, on, list, name, xml = name, aliases = [] } = field;
    if (at === "text") return textOf(tree) === "" ? undefined : textOf(tree);
    if (at === "attribute") return attributeOf(tree, xml);
    if (on !== undefined) {
      const owner = fields.find((one) => one.name === on);
      const element = elements.findLast((one) => one.name === (owner?.xml ?? on));
      return element && attributeOf(element, xml);
    }
    if (list === "sequence") {
      const kinds = field.fields ?? [];
      return elements
        .filter((one) => kinds.some((kind) => (kind.xml ?? kind.name) === one.name))
        .map((one) => readKind(kinds, one));
    }
    const own = elements.filter((one) => [xml, ...aliases].includes(one.name));
    if (list === "bare") return own.map((one) => readItem(field, one));
    const last = own.at(-1);
    if (last === undefined) return undefined;
    if (list === undefined) return readItem(field, last);
    return elementsOf(last)
      .filter((one) => one.name === list.item)
      .map((one) => readItem(field, one));
  });
}

function readItem({ fields }: FieldLayout, tree: XmlTree): unknown {
  return fields === undefined ? textOf(tree) : readElement(fields, tree);
}

function readKind(kinds: readonly FieldLayout[], tree: XmlTree): Record<string, unknown> {
  const kind = kinds.find(({ name, xml = name }) => xml === tree.name);
  return kind === undefined ? {} : { [kind.name]: readItem(kind, tree) };
}

function attributeOf({ attributes }: XmlTree, name: string): string | undefined {
  return attributes.find(([key]) => key === name)?.[1];
}

/** Reads a message from a parsed JSON value. */
export function readValue({ fields, root }: MessageLayout, value: unknown): unknown {
  return readObject(fields, value, root);
}

function readObject(fields: readonly FieldLayout[], value: unknown, place: string): Record<string, unknown> {
  const given = value === "" ? {} : value;
  if (!isRecord(given)) throw new Error(`${place} is not an object`);
  return collect(fields, (field) => {
    const { name, xml = name, aliases = [], list, on } = field;
    const names = on === undefined ? [name, xml, ...aliases] : [name];
    const key = names.find((one) => Object.hasOwn(given, one) && given[one] !== null);
    if (key === undefined) return list === "bare" || list === "sequence" ? [] : undefined;
    const item = given[key];
    if (list === undefined) return readJsonItem(field, item);
    if (item === "" || item === "[]") return [];
    if (Array.isArray(item)) return item.map((one: unknown) => readJsonItem(field, one));
    if (!isRecord(item)) throw new Error(`${name} is not a list`);
    return [readJsonItem(field, item)];
  });
}

function readJsonItem({ name, fields }: FieldLayout, value: unknown): unknown {
  if (fields !== undefined) return readObject(fields, value, name);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string") throw new Error(`${name} is not a string`);
  return value;
}

/** An object of those fields that have a value. */
function collect(fields: readonly FieldLayout[], read: (field: FieldLayout) => unknown): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [field.name, read(field)] as const).filter(([, value]) => value !== undefined),
  );
}
