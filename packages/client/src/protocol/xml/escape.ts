const TEXT = /[&<>\r]/;
const TEXT_ALL = new RegExp(TEXT, "g");
const ATTRIBUTE = /[&<>"\t\n\r]/;
const ATTRIBUTE_ALL = new RegExp(ATTRIBUTE, "g");
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};
/**
 * Code units that may be illegal, surrogates included. Much faster than the exact expression, which
 * works on code points.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const SUSPECT = /[\0-\x08\x0B\f\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/;
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * Escapes character data. A carriage return becomes a reference, since readers would convert it to
 * a line feed.
 */
export function escapeText(text: string): string {
  return TEXT.test(text) ? text.replace(TEXT_ALL, replacement) : text;
}

/**
 * Escapes an attribute value for double quotes. Tabs and line ends become references, since readers
 * would convert them to spaces.
 */
export function escapeAttribute(text: string): string {
  return ATTRIBUTE.test(text) ? text.replace(ATTRIBUTE_ALL, replacement) : text;
}

/**
 * Finds the first character that XML 1.0 cannot carry even as a reference: NUL, most control
 * characters, lone surrogates.
 */
export function findIllegalCharacter(text: string): string | undefined {
  return SUSPECT.test(text) ? ILLEGAL.exec(text)?.[0] : undefined;
}

function replacement(character: string): string {
  return ESCAPES[character] ?? character;
}
