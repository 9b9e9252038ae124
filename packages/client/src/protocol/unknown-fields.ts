import { CloopenDecodeError } from "../errors/cloopen-decode-error.js";
import type { WireValue } from "./value.js";

/**
 * Fields that the contract does not know, by their path below the message, such as
 * `callerCdr.codec`. Numbers are strings, as in the rest of the client.
 */
export type UnknownFields = Readonly<Record<string, WireValue>>;

/**
 * Receives each field that the contract does not know. `path` begins with the root, as in
 * {@link Deviation}.
 */
export type UnknownFieldListener = (path: string, value: WireValue) => void;

/**
 * Collects the fields that `onUnknown` of a decoder reports, for one message.
 *
 * @example
 * ```ts
 * import { collectUnknownFields, decodeJson, operations } from "@cloopen-rest/client/descriptors";
 *
 * const unknown = collectUnknownFields();
 * const reply = operations.find(({ id }) => id === "sendTemplateSms")?.reply;
 * if (reply) console.log(decodeJson(reply, '{"statusCode":"000000","traceId":"7"}', { onUnknown: unknown.add }), unknown.fields());
 * ```
 */
export function collectUnknownFields(): { readonly add: UnknownFieldListener; readonly fields: () => UnknownFields } {
  const found = new Map<string, WireValue[]>();
  return {
    add(path, value) {
      const name = path.slice(path.indexOf(".") + 1);
      found.set(name, [...(found.get(name) ?? []), value]);
    },
    fields: () => joinRepeated(found),
  };
}

/**
 * Joins values by name; several values of one name become a list. `Object.fromEntries` makes even
 * `__proto__` an own field.
 */
export function joinRepeated(values: ReadonlyMap<string, readonly WireValue[]>): { [name: string]: WireValue } {
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? "") : [...all]]));
}

const MAX_DEPTH = 64;

/**
 * Converts parsed JSON to a wire value: numbers and booleans become strings, null the empty string.
 *
 * @throws {CloopenDecodeError} when lists and objects nest deeper than 64 levels, as in XML
 */
export function toWireValue(value: unknown, depth: number = 0): WireValue {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return value === null || value === undefined ? "" : String(value);
  if (depth >= MAX_DEPTH) throw new CloopenDecodeError(`lists and objects nest deeper than ${MAX_DEPTH}`);
  if (Array.isArray(value)) return value.map((item: unknown) => toWireValue(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toWireValue(item, depth + 1)]));
}
