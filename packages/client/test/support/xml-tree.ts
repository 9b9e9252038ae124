import { parseXml, type XmlElement } from "@rgrove/parse-xml";
import { isCloopenDecodeError } from "../../src/index.js";
import { DEFAULT_XML_LIMITS } from "../../src/protocol/xml/xml-limits.js";
import { XmlScanner } from "../../src/protocol/xml/xml-scanner.js";

/**
 * A document as both readers see it: names without prefixes, adjacent character data joined across
 * comments.
 */
export interface XmlTree {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly content: readonly (string | XmlTree)[];
}

/** The tree of our scanner; `undefined` when it rejects the document. */
export function scanTree(text: string): XmlTree | undefined {
  try {
    const scanner = new XmlScanner(text, DEFAULT_XML_LIMITS);
    scanner.enterRoot();
    const tree = scanElement(scanner);
    scanner.finish();
    return tree;
  } catch (error) {
    if (isCloopenDecodeError(error)) return undefined;
    throw error;
  }
}

function scanElement(scanner: XmlScanner): XmlTree {
  const { name } = scanner;
  const attributes: [string, string][] = [];
  scanner.attributes((attribute, value) => attributes.push([attribute, value]));
  const content: (string | XmlTree)[] = [];
  for (let more = !scanner.empty; more; ) {
    let text = "";
    more = scanner.nextChild((data) => {
      text += data;
    });
    if (text !== "") content.push(text);
    if (more) content.push(scanElement(scanner));
  }
  return { name, attributes, content };
}

/** The tree of `@rgrove/parse-xml`; `undefined` when it rejects the document. */
export function oracleTree(text: string): XmlTree | undefined {
  try {
    const { root } = parseXml(text);
    return root === null ? undefined : fromOracle(root);
  } catch {
    return undefined;
  }
}

function fromOracle({ name, attributes, children }: XmlElement): XmlTree {
  const content: (string | XmlTree)[] = [];
  for (const child of children) {
    if (child.type === "element") content.push(fromOracle(child as XmlElement));
    if (child.type !== "text") continue;
    const last = content.at(-1);
    const text = (child as unknown as { text: string }).text;
    if (typeof last === "string") content[content.length - 1] = last + text;
    else if (text !== "") content.push(text);
  }
  return {
    name: local(name),
    attributes: Object.entries(attributes)
      .filter(isNoNamespace)
      .map(([key, value]) => [local(key), value]),
    content,
  };
}

function isNoNamespace([name]: readonly [string, string]): boolean {
  return name !== "xmlns" && !name.startsWith("xmlns:");
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
