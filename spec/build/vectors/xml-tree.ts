import { parseXml, XmlDocumentType, XmlElement, XmlText } from "@rgrove/parse-xml";

/** An element: local names only, text and elements in order. */
export interface XmlTree {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly content: readonly (string | XmlTree)[];
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
/** As deep as any client of the contract has to go. */
const MAX_DEPTH = 64;
const ESCAPES: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" },
};

/**
 * Parses a document with `@rgrove/parse-xml`. A byte-order mark and blanks before it are skipped, as `spec/reference/envelope.md#tolerance-of-a-client` asks.
 *
 * @throws {Error} when it is not well-formed, has a DOCTYPE, or nests deeper than 64 elements
 */
export function parseTree(text: string): XmlTree {
  const document = parseXml(text.replace(/^[\uFEFF \t\r\n]+/, ""), { preserveDocumentType: true });
  if (document.children.some((child) => child instanceof XmlDocumentType)) throw new Error("it has a DOCTYPE");
  if (document.root === null) throw new Error("it has no root element");
  return toTree(document.root, 1);
}

function toTree({ name, attributes, children }: XmlElement, depth: number): XmlTree {
  if (depth > MAX_DEPTH) throw new Error(`it nests deeper than ${MAX_DEPTH} elements`);
  return {
    name: localName(name),
    attributes: Object.entries(attributes)
      .filter(([key]) => key !== "xmlns" && !key.startsWith("xmlns:"))
      .map(([key, value]) => [localName(key), value] as const),
    content: children.flatMap((child): (string | XmlTree)[] =>
      child instanceof XmlElement ? [toTree(child, depth + 1)] : child instanceof XmlText ? [child.text] : [],
    ),
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The text directly in an element. */
export function textOf({ content }: XmlTree): string {
  return content.filter((part) => typeof part === "string").join("");
}

/** The elements directly in an element. */
export function elementsOf({ content }: XmlTree): readonly XmlTree[] {
  return content.filter((part) => typeof part !== "string");
}

/** A tree as a document, in the form that `vectors.json` prints. */
export function printTree(tree: XmlTree): string {
  return DECLARATION + printElement(tree);
}

function printElement({ name, attributes, content }: XmlTree): string {
  const open = name + attributes.map(([key, value]) => ` ${key}="${escapeWith(value, /[&<>"\t\n\r]/g)}"`).join("");
  const inner = content.map((part) => (typeof part === "string" ? escapeWith(part, /[&<>\r]/g) : printElement(part)));
  return inner.join("") === "" ? `<${open}/>` : `<${open}>${inner.join("")}</${name}>`;
}

function escapeWith(text: string, which: RegExp): string {
  return text.replace(which, (character) => ESCAPES[character] ?? character);
}

/**
 * The form in which two documents are compared, as `spec/vectors/README.md` defines it. Attributes are sorted by name; so are the elements around each other,
 * unless their order is part of the message. Elements of one name keep their order.
 */
export function canonical(tree: XmlTree, ordered: boolean): string {
  const attributes = [...tree.attributes].sort(byName(([name]) => name)).map(([name, value]) => [name, value]);
  const elements = [...elementsOf(tree)];
  if (!ordered) elements.sort(byName(({ name }) => name));
  const text = elements.length === 0 ? textOf(tree) : textOf(tree).trim();
  return JSON.stringify([tree.name, attributes, text, elements.map((element) => canonical(element, ordered))]);
}

function byName<T>(nameOf: (value: T) => string): (left: T, right: T) => number {
  return (left, right) => (nameOf(left) < nameOf(right) ? -1 : nameOf(left) > nameOf(right) ? 1 : 0);
}
