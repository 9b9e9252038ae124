/**
 * Escapes raw control characters in JSON strings, such as a line break in a message. The values do
 * not change. Runs in linear time.
 *
 * @returns the same string where nothing had to be changed
 */
export function repairJson(text: string): string {
  let result = "";
  let from = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34 /* " */) inString = !inString;
    else if (inString && code === 92 /* \ */) at += 1;
    else if (inString && code < 32) {
      result += `${text.slice(from, at)}\\u${code.toString(16).padStart(4, "0")}`;
      from = at + 1;
    }
  }
  return result + text.slice(from);
}
