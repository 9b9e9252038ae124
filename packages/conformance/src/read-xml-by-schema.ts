import { parseXml, XmlElement, XmlText } from "@rgrove/parse-xml";
import { resolve, type Schema } from "./spec.js";

/**
 * Reads an XML message by the `xml` keywords of the contract. The parser is not ours, since the
 * suite must not check the codec by the codec. The client's tests check the opposite direction.
 *
 * @throws {Error} naming an element or attribute that the contract does not have, or another root than it says
 */
export function readXmlBySchema(schema: Schema, text: string): unknown {
  const { root } = parseXml(text);
  if (root === null) throw new Error("no root element");
  const whole = resolve(schema);
  if (whole["x-xml-sequence"]) {
    if (root.name !== whole.xml?.name)
      throw new Error(`the root is ${root.name}, the contract says ${whole.xml?.name}`);
    return readSequence(whole, root);
  }
  const message = choose(schema, root);
  if (root.name !== message.xml?.name)
    throw new Error(`the root is ${root.name}, the contract says ${message.xml?.name}`);
  return readElement(message, root);
}

/** Of several alternatives, the one whose `statusCode` or command fits. */
function choose(schema: Schema, root: XmlElement): Schema {
  const resolved = resolve(schema);
  const alternatives = resolved.oneOf?.map((alternative) => resolve(alternative));
  if (alternatives === undefined) return resolved;
  const names = elements(root).map(({ name }) => name);
  const code = elements(root).find(({ name }) => name === "statusCode")?.text;
  const fitting = alternatives.find(({ properties = {} }) => {
    const constant = properties["statusCode"] && resolve(properties["statusCode"]).enum?.[0];
    return code === undefined
      ? names.every((name) => name in properties)
      : constant === undefined
        ? code !== "000000"
        : constant === code;
  });
  if (fitting === undefined) throw new Error(`no alternative of the contract fits ${names.join(", ")}`);
  return fitting;
}

function readElement(schema: Schema, element: XmlElement): unknown {
  if (schema.properties === undefined && schema.type !== "object") return element.text;
  const result: Record<string, unknown> = {};
  const members = Object.entries(schema.properties ?? {}).map(([name, member]): [string, Schema] => [
    name,
    resolve(member),
  ]);
  const known = new Set<string>();
  for (const [name, member] of members) {
    const wire = member.xml?.name ?? name;
    if (member["x-xml-on"] !== undefined) {
      const owner = elements(element).find((child) => child.name === member["x-xml-on"]);
      if (owner?.attributes[wire] !== undefined) result[name] = owner.attributes[wire];
    } else if (member.xml?.attribute) {
      known.add(`@${wire}`);
      if (element.attributes[wire] !== undefined) result[name] = element.attributes[wire];
    } else if (member["x-xml-text"]) {
      const text = element.children
        .filter((child) => child instanceof XmlText)
        .map((child) => child.text)
        .join("");
      if (text !== "") result[name] = text;
    } else if (member["x-xml-sequence"]) {
      const items = readSequence(member, element);
      for (const { name: child } of elements(element)) known.add(child);
      if (items.length > 0) result[name] = items;
    } else if (member.type === "array") readList(name, member, element, result, known);
    else {
      known.add(wire);
      const child = elements(element).find((candidate) => candidate.name === wire);
      if (child !== undefined) result[name] = readElement(member, child);
    }
  }
  rejectUnknown(element, known);
  return result;
}

/** Elements of different names in order, each as an object with one field. */
function readSequence(list: Schema, element: XmlElement): unknown[] {
  const kinds = new Map((list.items?.oneOf ?? []).flatMap((item) => Object.entries(resolve(item).properties ?? {})));
  return elements(element).map((child) => {
    const kind = kinds.get(child.name);
    if (kind === undefined) throw new Error(`${element.name} holds ${child.name}, which the contract does not have`);
    return { [child.name]: readElement(resolve(kind), child) };
  });
}

function readList(
  name: string,
  list: Schema,
  element: XmlElement,
  result: Record<string, unknown>,
  known: Set<string>,
): void {
  const items = list.items && resolve(list.items);
  if (items === undefined) throw new Error(`${name} has no items`);
  const itemName = items.xml?.name ?? name;
  known.add(list.xml?.wrapped ? (list.xml.name ?? name) : itemName);
  const wrapper = list.xml?.wrapped
    ? elements(element).find((child) => child.name === (list.xml?.name ?? name))
    : element;
  if (wrapper === undefined) return;
  const found = elements(wrapper).filter((child) => child.name === itemName);
  if (found.length > 0 || list.xml?.wrapped) result[name] = found.map((child) => readElement(items, child));
}

function rejectUnknown(element: XmlElement, known: ReadonlySet<string>): void {
  const names = [
    ...elements(element).map(({ name }) => name),
    ...Object.keys(element.attributes).map((name) => `@${name}`),
  ];
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) throw new Error(`${element.name} holds ${unknown}, which the contract does not have`);
}

function elements(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child instanceof XmlElement);
}
