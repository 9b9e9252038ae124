import type { AnyOperation, Member } from "@cloopen-rest/client/descriptors";
import { isObject } from "../kernel/is-object.js";

/** Receives what is taken although the contract does not say so. */
type Note = (what: string) => void;

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

/** The one command that a client sends without its element: `Appid` and `callid` alone (spec/reference/ivr.md#formats, client-code). */
const FLAT = { operation: "controlCall", key: "callid", command: "QueryCallState" } as const;

/**
 * Puts a JSON body into the nested form of the contract: a command that is a string holding JSON, as copies of one SDK send it, and the flat query of a call's state.
 *
 * @throws {SyntaxError} for a string that holds none
 */
export function unfoldCommand({ id, request }: AnyOperation, value: unknown, note: Note): unknown {
  if (!isObject(value)) return value;
  const commands = (request?.members ?? []).filter(({ members }) => members !== undefined).map(({ name }) => name);
  if (commands.length === 0) return value;
  const unfolded = Object.entries(value).map(([name, item]): [string, unknown] => {
    if (!commands.includes(name) || typeof item !== "string" || item === "") return [name, item];
    note(`${name}: a text that holds JSON`);
    return [name, JSON.parse(item)];
  });
  if (id !== FLAT.operation || commands.some((name) => name in value) || !(FLAT.key in value)) {
    return Object.fromEntries(unfolded);
  }
  note(`${FLAT.key} without its command ${FLAT.command}`);
  const { Appid, ...attributes } = value;
  return { Appid, [FLAT.command]: attributes };
}
