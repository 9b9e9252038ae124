/** How a language writes nested values. */
export interface LiteralStyle {
  readonly map: readonly [open: string, close: string];
  readonly list: readonly [open: string, close: string];
  /** Stands between a name and its value. */
  readonly arrow: string;
  /** One step of indentation. */
  readonly step: string;
  /** Whether a blank stands inside of the braces of a map on one line. */
  readonly padded: boolean;
  /** A map without fields, where brackets alone would be a list. */
  readonly emptyMap?: string;
  name(name: string): string;
  text(text: string): string;
}

const WIDTH = 64;
/** What may stand before a value without making its line too long. */
const SLACK = 24;

/**
 * A JSON value as a language writes it: short ones on one line.
 *
 * @param used characters that stand before it on its first line
 */
export function writeLiteral(value: unknown, style: LiteralStyle, indent = "", used = 0): string {
  if (typeof value === "string") return style.text(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = indent + style.step;
  const list = Array.isArray(value);
  const items = list
    ? value.map((item: unknown) => writeLiteral(item, style, inner))
    : Object.entries(value).map(
        ([name, item]) => `${style.name(name)}${style.arrow}${writeLiteral(item, style, inner)}`,
      );
  const [open, close] = list ? style.list : style.map;
  if (items.length === 0) return list ? open + close : (style.emptyMap ?? open + close);
  const space = list || !style.padded ? "" : " ";
  const line = `${open}${space}${items.join(", ")}${space}${close}`;
  if (line.length + indent.length + Math.max(0, used - SLACK) <= WIDTH && !line.includes("\n")) return line;
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join("")}${indent}${close}`;
}
