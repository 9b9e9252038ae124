/** Name of XML 1.0, fifth edition. */
const NAME =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the ranges are the standard's own
  /[:A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}][-.0-9:A-Z_a-z\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u200C\u200D\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]*/uy;

/**
 * Reads the name that begins at `start`.
 *
 * @returns `undefined` when no name begins there
 */
export function readNameAt(source: string, start: number): string | undefined {
  let at = start;
  while (isAsciiNameCharacter(source.charCodeAt(at))) at += 1;
  if (source.charCodeAt(at) <= 127 || at === source.length) {
    return at === start || isNoNameStart(source.charCodeAt(start)) ? undefined : source.slice(start, at);
  }
  NAME.lastIndex = start;
  return NAME.exec(source)?.[0];
}

/** A name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function isAsciiNameCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 58) ||
    code === 95 ||
    code === 45 ||
    code === 46
  );
}

function isNoNameStart(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 45 || code === 46;
}
