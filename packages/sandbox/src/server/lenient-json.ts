import JSON5 from "json5";

/**
 * Parses JSON as real callers send it: single quotes, trailing commas, raw line ends and tabs inside texts.
 *
 * @throws {SyntaxError} when even that does not help
 */
export function parseLenientJson(text: string): unknown {
  return JSON5.parse(escapeRawLineEnds(text));
}

/** Line ends between quotes become escapes; the rest stays. */
function escapeRawLineEnds(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs, (quoted) =>
    // An escape and what it escapes stay as they are.
    quoted.replace(/\\[\s\S]|[\r\n]/g, (part) => (part === "\n" ? "\\n" : part === "\r" ? "\\r" : part)),
  );
}
