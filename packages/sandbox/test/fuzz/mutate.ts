/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What readers trip over. */
const TOKENS: readonly string[] = [
  "",
  "\0",
  "\r\n",
  "\r\n\r\n",
  "\n",
  "\t",
  " ",
  '"',
  "'",
  "\\",
  '\\"',
  "{",
  "}",
  "[",
  "]",
  "<",
  ">",
  "</",
  "/>",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<!DOCTYPE x>",
  "<?xml",
  "&",
  "&#0;",
  "&#x110000;",
  "&amp;",
  "%",
  "%00",
  "%ff",
  "?",
  "#",
  "//",
  "/../",
  "__proto__",
  "constructor",
  "null",
  "true",
  "-1",
  "1e999",
  "9".repeat(40),
  "\u0007",
  "\ud800",
  "\ufeff",
  "六五三二",
  "😀",
  "127..1",
  "1a7.0.0.1",
  "[::1",
  "a:99999",
  "x".repeat(5_000),
  "Transfer-Encoding: chunked\r\n",
  "Content-Length: 5\r\n",
  "Expect: 100-continue\r\n",
];

/** Changes a text in one to four places. */
export function mutate(text: string, random: () => number): string {
  const below = (limit: number): number => Math.floor(random() * limit);
  let mutated = text;
  for (let left = 1 + below(4); left > 0; left--) {
    const at = below(mutated.length + 1);
    const end = Math.min(mutated.length, at + below(12));
    const token = TOKENS[below(TOKENS.length)] ?? "";
    const part = mutated.slice(at, end);
    const replacements = [token, "", part + part, String.fromCharCode(below(256)), part.toUpperCase()];
    mutated = mutated.slice(0, at) + (replacements[below(replacements.length)] ?? "") + mutated.slice(end);
  }
  return mutated;
}
