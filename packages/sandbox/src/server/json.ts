import JSON5 from "json5";

/**
 * Parses JSON as real callers send it: single quotes, trailing commas, raw line ends and tabs inside strings.
 *
 * @throws {SyntaxError} when even that does not help
 */
export function parseLenientJson(text: string): unknown {
  return JSON5.parse(escapeRawLineEnds(text));
}

/**
 * Line ends between quotes become escapes; the rest stays. A loop instead of an expression: one that looks for the end of a
 * string which has none tries every quote within as a beginning, which takes time in the square of its length.
 */
function escapeRawLineEnds(text: string): string {
  if (!/[\r\n]/.test(text)) return text;
  let escaped = "";
  let copied = 0;
  let quote = "";
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote === "") {
      if (character === '"' || character === "'") quote = character;
    } else if (character === "\\") at += 1;
    else if (character === quote) quote = "";
    else if (character === "\n" || character === "\r") {
      escaped += text.slice(copied, at) + (character === "\n" ? "\\n" : "\\r");
      copied = at + 1;
    }
  }
  return escaped + text.slice(copied);
}

/** Names, strings and braces. A string that never ends matches to the end of all, or every quote within it would be tried as a beginning. */
const TOKEN = /"((?:[^"\\]+|\\.|\\$)*)(?:"(\s*:)?|$)|[{}]/gs;

/**
 * Name of a field that occurs twice in one object of a JSON document. `JSON.parse` keeps the last and says nothing.
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

/** Ends the name of a field; it may be inside a string, too. */
const NAME_END = /"\s*:/g;

/**
 * Whether a JSON document surely lost no field when it was parsed: it ends no more names than its value has fields. Quicker than to look at the names, and true for
 * nearly every body.
 *
 * @param json a string that `JSON.parse` takes
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
