import type { Member } from "@cloopen-rest/client/descriptors";
import { isObject } from "../is-object.js";
import type { Note } from "./read-request-body.js";

const WORDS: ReadonlyMap<unknown, string> = new Map([
  ["0", "false"],
  ["1", "true"],
]);

/** Writes `1` and `0` as the words `true` and `false` where the contract has these: callers mix them up (spec/reference/envelope.md#types, client-code). */
export function spellTruthWords(members: readonly Member[], value: unknown, note: Note): unknown {
  if (!isObject(value)) return value;
  const respelt: Record<string, unknown> = {};
  for (const { name, members: inner, values } of members) {
    const item = value[name];
    if (item === undefined) continue;
    if (inner !== undefined) respelt[name] = spellTruthWords(inner, item, note);
    const word = values?.includes("true") && values.includes("false") ? WORDS.get(item) : undefined;
    if (word === undefined) continue;
    note(`${name}: ${word} written as a digit`);
    respelt[name] = word;
  }
  return Object.keys(respelt).length === 0 ? value : { ...value, ...respelt };
}
