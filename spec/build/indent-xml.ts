/**
 * Puts each element of compact XML on a line of its own. Elements with text, or with nothing in them, keep to one line, so that no value changes; line breaks
 * inside a text stay as they are.
 */
export function indentXml(xml: string): string {
  let depth = 0;
  return xml
    .split(/(?<=>)(?=<)/)
    .reduce<string[]>(joinEmpty, [])
    .map((piece) => {
      if (piece.startsWith("</")) depth -= 1;
      const line = "  ".repeat(depth) + piece;
      if (OPENING.test(piece)) depth += 1;
      return line;
    })
    .join("\n");
}

const OPENING = /^<[^/?!](?:[^<>]*[^/])?>$/;

/** Takes `<a></a>` for one piece. */
function joinEmpty(pieces: string[], piece: string): string[] {
  const last = pieces.at(-1);
  if (piece.startsWith("</") && last !== undefined && OPENING.test(last)) pieces[pieces.length - 1] = last + piece;
  else pieces.push(piece);
  return pieces;
}
