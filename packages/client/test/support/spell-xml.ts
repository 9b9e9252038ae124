import type { XmlTree } from "./xml-tree.js";

/** A number from 0 to below the bound, another each time. */
export type Pick = (bound: number) => number;

const COMMENTS = ["<!---->", "<!-- <a> & ]]> -->", "<!--\n-->", "<?pi?>", "<?a-b <c> & ?>"];
const BEGINNINGS = [
  "",
  '<?xml version="1.0" encoding="UTF-8"?>',
  "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\r\n",
  '\r\n\t <?xml version="1.0"?>',
  '\uFEFF<?xml version="1.0"?>\n',
  '\n\uFEFF <?xml version="1.0"?>',
  "\uFEFF",
  " \n<!-- x -->",
];
const PREFIXES = ["", "", "ns2:", "云:", "a-b.c:"];
const ROOTS = ["Reply", "response", "REQUEST", "x", "__proto__"];

/** A picker that gives the same for the same seed. */
export function pickerOf(seed: number): Pick {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return (state >>> 8) % bound;
  };
}

/**
 * The same document in another spelling: declaration, root, prefixes, comments, CDATA, references,
 * quotes, spaces, unknown elements.
 */
export function spellXml(tree: XmlTree, pick: Pick): string {
  const one = <Item>(items: readonly Item[]): Item | undefined => items[pick(items.length)];
  const prefix = one(PREFIXES) ?? "";
  const remark = (): string => (pick(4) === 0 ? (one(COMMENTS) ?? "") : "");
  const root = pick(3) === 0 ? (one(ROOTS) ?? tree.name) : tree.name;
  const namespace = prefix === "" ? (pick(4) === 0 ? ' xmlns="urn:x"' : "") : ` xmlns:${prefix.slice(0, -1)}='urn:x'`;
  const body = element({ ...tree, name: root }, namespace);
  return `${one(BEGINNINGS)}${remark()}${body}${remark()}${one(["", "\n", " <!-- end -->\r\n"])}`;

  function element({ name, attributes, content }: XmlTree, extra = ""): string {
    const given = attributes.map(([key, value]) => attribute(key, value)).join("");
    const start = `<${prefix}${name}${extra}${given}${one(["", " ", "\n"])}`;
    if (content.length === 0 && pick(2) === 0) return `${start}/>`;
    const inner = content.some((part) => typeof part === "string") ? mixed(content) : children(content);
    return `${start}>${inner}</${prefix}${name}${one(["", "\t"])}>`;
  }

  function attribute(key: string, value: string): string {
    const quote = one(['"', "'"]) ?? '"';
    const written = Array.from(value, (character) =>
      /[&<\t\n\r]/.test(character) || character === quote ? reference(character) : plain(character),
    );
    return `${one([" ", "\n  "])}${one(["", prefix])}${key}${one(["", " "])}=${one(["", "\r\n"])}${quote}${written.join("")}${quote}`;
  }

  /** Elements only: blanks and strangers between them change nothing. */
  function children(content: XmlTree["content"]): string {
    if (content.length === 0) return remark();
    const between = (): string => one(["", "", "\n  ", "<stranger a='1'><statusCode>9</statusCode></stranger>"]) ?? "";
    return content.map((part) => between() + remark() + (typeof part === "string" ? "" : element(part))).join("");
  }

  function mixed(content: XmlTree["content"]): string {
    return (
      content.map((part) => remark() + (typeof part === "string" ? text(part) : element(part))).join("") + remark()
    );
  }

  function text(value: string): string {
    const cut = pick(value.length + 1);
    // A pair of surrogates stays together.
    const at = /[\uDC00-\uDFFF]/.test(value.charAt(cut)) ? cut + 1 : cut;
    return run(value.slice(0, at)) + remark() + run(value.slice(at));
  }

  function run(value: string): string {
    if (pick(2) === 0 && !value.includes("]]>") && !value.includes("\r")) return `<![CDATA[${value}]]>`;
    return Array.from(value, (character) => (/[&<>\r]/.test(character) ? reference(character) : plain(character))).join(
      "",
    );
  }

  function plain(character: string): string {
    return pick(8) === 0 ? reference(character) : character;
  }

  function reference(character: string): string {
    const code = character.codePointAt(0) ?? 0;
    const named = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" }[character];
    return (
      one([named, `&#${code};`, `&#x${code.toString(16)};`, `&#x00${code.toString(16).toUpperCase()};`]) ?? `&#${code};`
    );
  }
}
