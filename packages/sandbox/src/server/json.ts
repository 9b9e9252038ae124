import JSON5 from "json5";

/**
 * Parses JSON as real callers send it: single quotes, trailing commas, raw line ends and tabs inside texts.
 *
 * @throws {SyntaxError} when even that does not help
 */
export function parseLenientJson(text: string): unknown {
  return JSON5.parse(escapeRawLineEnds(text));
}

/**
 * Texts in either quotes. One that never ends goes to the end of all: if it did not match, every quote within it would be
 * tried as a beginning, which takes time in the square of its length.
 */
const QUOTED = /"(?:[^"\\]+|\\.|\\$)*(?:"|$)|'(?:[^'\\]+|\\.|\\$)*(?:'|$)/gs;

/** Line ends between quotes become escapes; the rest stays. */
function escapeRawLineEnds(text: string): string {
  return text.replace(QUOTED, (quoted) =>
    // An escape and what it escapes stay as they are.
    quoted.replace(/\\[\s\S]|[\r\n]/g, (part) => (part === "\n" ? "\\n" : part === "\r" ? "\\r" : part)),
  );
}

/** Names, texts and braces; as with {@link QUOTED}, one that never ends matches to the end of all. */
const TOKEN = /"((?:[^"\\]+|\\.|\\$)*)(?:"(\s*:)?|$)|[{}]/gs;

/**
 * Name of a member that stands twice in one object of a JSON text. `JSON.parse` keeps the last and says nothing.
 *
 * @returns `undefined` when there is none
 */
export function findRepeatedMember(json: string): string | undefined {
  const open: Set<string>[] = [];
  for (const [token, name, colon] of json.matchAll(TOKEN)) {
    if (token === "{") open.push(new Set());
    else if (token === "}") open.pop();
    else if (colon !== undefined && name !== undefined) {
      const names = open.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    }
  }
  return undefined;
}

/** Ends the name of a member; it may stand inside a text, too. */
const NAME_END = /"\s*:/g;

/**
 * Whether a JSON text surely lost no member when it was parsed: it ends no more names than its value has members. Quicker than to look at the names, and true for
 * nearly every body.
 *
 * @param json text that `JSON.parse` takes
 */
export function keepsEveryMember(json: string, value: unknown): boolean {
  return (json.match(NAME_END)?.length ?? 0) === countMembers(value);
}

function countMembers(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const item of Object.values(value)) count += countMembers(item);
  return count;
}
