/** A text in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** A field of a body, as the contract has it. */
export interface ContractField {
  /** As a body has it, with dots: `TemplateSMS.to`, `datas[]`. */
  readonly name: string;
  readonly required: boolean;
  readonly description?: Bilingual;
}

/** A field of the contract beside what was sent for it. */
export interface ComparedField {
  readonly name: string;
  readonly sent: string | undefined;
  readonly required: boolean;
  readonly description: Bilingual | undefined;
  readonly state: "sent" | "missing" | "notSent" | "unknown";
}

/**
 * Values of a body by the name of their field, whatever its format. What cannot be read has none: the sandbox says why
 * it was rejected.
 */
export function fieldsOf(body: string): ReadonlyMap<string, string> {
  const text = body.trim();
  if (text.startsWith("{")) return fromJson(text);
  if (text.startsWith("<")) return fromXml(text);
  return new Map();
}

function fromJson(text: string): ReadonlyMap<string, string> {
  try {
    const value: unknown = JSON.parse(text);
    return new Map(
      Object.entries(Object(value)).map(([name, one]) => [name, typeof one === "string" ? one : JSON.stringify(one)]),
    );
  } catch {
    return new Map();
  }
}

/** A tag, or a text between two of them. */
const TOKEN = /<(?:!--[\s\S]*?--|\?[\s\S]*?\?|!\[CDATA\[([\s\S]*?)\]\]|(\/?)([^\s/>]+)([^>]*?)(\/?))>|([^<]+)/g;

/**
 * Children of the root, each with its attributes and all that is in it. The page's policy lets no parser of the browser
 * near what came over the wire, and no more is needed here.
 */
function fromXml(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let depth = 0;
  let name = "";
  let value = "";
  for (const [whole, cdata, closes, tag = "", attributes = "", isEmpty, characters] of text.matchAll(TOKEN)) {
    if (characters !== undefined || cdata !== undefined) {
      if (depth > 1) value += cdata ?? decodeEntities(characters ?? "");
    } else if (tag === "") continue;
    else if (closes === "/") {
      depth -= 1;
      if (depth === 1) add(found, name, value);
      else if (depth > 1) value += whole;
    } else {
      if (depth === 1) {
        name = tag;
        value = attributes.trim();
        if (isEmpty === "/") add(found, name, value);
      } else if (depth > 1) value += whole;
      if (isEmpty !== "/") depth += 1;
    }
  }
  return found;
}

function add(found: Map<string, string>, name: string, value: string): void {
  const before = found.get(name);
  found.set(name, before === undefined ? value.trim() : `${before}, ${value.trim()}`);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, named) => {
    if (named !== undefined) return ENTITIES[named] ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** Lays what was sent beside the contract; what the contract does not know comes last. */
export function compareFields(
  fields: readonly ContractField[],
  sent: ReadonlyMap<string, string>,
): readonly ComparedField[] {
  const known = new Set(fields.map(({ name }) => name));
  return [
    ...fields.map(({ name, required, description }): ComparedField => {
      const value = sent.get(name);
      const state = value !== undefined ? "sent" : required ? "missing" : "notSent";
      return { name, required, description, sent: value, state };
    }),
    ...[...sent]
      .filter(([name]) => !known.has(name))
      .map(
        ([name, value]): ComparedField => ({
          name,
          sent: value,
          required: false,
          description: undefined,
          state: "unknown",
        }),
      ),
  ];
}
