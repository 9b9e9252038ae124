import type { Member } from "@cloopen-rest/client/descriptors";
import type { Note } from "./read-request-body.js";

const WORDS: ReadonlyMap<unknown, string> = new Map([
  ["0", "false"],
  ["1", "true"],
]);

/** Writes `1` and `0` as the words `true` and `false` where the contract has these: callers mix them up (envelope.md §3, client-code). */
export function spellTruthWords(members: readonly Member[], value: unknown, note: Note): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const spelt: Record<string, unknown> = { ...value };
  for (const { name, members: inner, values } of members) {
    const item = spelt[name];
    if (item === undefined) continue;
    if (inner !== undefined) spelt[name] = spellTruthWords(inner, item, note);
    const word = values?.includes("true") && values.includes("false") ? WORDS.get(item) : undefined;
    if (word === undefined) continue;
    note(`${name}: ${word} written as a digit`);
    spelt[name] = word;
  }
  return spelt;
}
