import { parseXml, XmlElement, XmlText } from "@rgrove/parse-xml";

/**
 * The form in which XML is compared (spec/vectors/README.md#when-two-texts-are-the-same).
 *
 * @throws {Error} for a text that is not XML
 */
export function canonicalXml(text: string, ordered: boolean): string {
  const { root } = parseXml(text);
  if (root === null) throw new Error("no root");
  return canonical(root, ordered);
}

function canonical({ name, attributes, children }: XmlElement, ordered: boolean): string {
  const elements = children.filter((child) => child instanceof XmlElement);
  if (!ordered) elements.sort((left, right) => compare(localName(left.name), localName(right.name)));
  const content = children.map((child) => (child instanceof XmlText ? child.text : "")).join("");
  return JSON.stringify([
    localName(name),
    Object.entries(attributes)
      .filter(([key]) => !key.startsWith("xmlns"))
      .sort(([left], [right]) => compare(left, right)),
    elements.length > 0 ? content.trim() : content,
    elements.map((element) => canonical(element, ordered)),
  ]);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
