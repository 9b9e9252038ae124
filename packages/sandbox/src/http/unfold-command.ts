import type { AnyOperation } from "@cloopen-rest/client/descriptors";
import { isObject } from "../is-object.js";
import type { Note } from "./read-request-body.js";

/** The one command that a client sends without its element: `Appid` and `callid` alone (spec/reference/ivr.md#formats, client-code). */
const FLAT = { operation: "controlCall", key: "callid", command: "QueryCallState" } as const;

/**
 * Brings a JSON body into the nested form of the contract: a command that is a text holding JSON, as copies of one SDK send it, and the flat query of a call's state.
 *
 * @throws {SyntaxError} for a text that holds none
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
