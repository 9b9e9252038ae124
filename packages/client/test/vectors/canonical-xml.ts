import { parseXml, XmlElement, XmlText } from "@rgrove/parse-xml";

/** The form in which XML is compared: `spec/vectors/README.md` has the rule. */
export function canonicalXml(text: string, ordered = false): string {
  const { root } = parseXml(text);
  if (root === null) throw new Error("no root");
  return canonical(root, ordered);
}

function canonical({ name, attributes, children }: XmlElement, ordered: boolean): string {
  const elements = children.filter((child) => child instanceof XmlElement);
  if (!ordered) elements.sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0));
  const content = children.map((child) => (child instanceof XmlText ? child.text : "")).join("");
  return JSON.stringify([
    name,
    Object.entries(attributes).sort(([left], [right]) => (left < right ? -1 : 1)),
    elements.length > 0 ? content.trim() : content,
    elements.map((element) => canonical(element, ordered)),
  ]);
}
