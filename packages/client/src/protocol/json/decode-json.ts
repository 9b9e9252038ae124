import { CloopenDecodeError } from "../../errors/cloopen-decode-error.js";
import type { DeviationListener, Member, Message } from "../descriptor.js";
import { indexMembers } from "../members.js";
import { toWireValue, type UnknownFieldListener } from "../unknown-fields.js";
import { isRecord, typeName, type WireObject, type WireValue } from "../value.js";
import { parseJson } from "./parse-json.js";

/** Options of {@link decodeJson} and {@link conformJson}. */
export interface DecodeJsonOptions {
  readonly onDeviation?: DeviationListener;
  /**
   * Receives each field that the contract does not know, with its value. The result does not have
   * it.
   */
  readonly onUnknown?: UnknownFieldListener;
}

/**
 * Decodes a message from JSON by its descriptor, into the same value that {@link decodeXml} gives
 * for the XML form.
 *
 * @throws {CloopenDecodeError} when the string is not JSON, or has an object, list or string where
 *   the contract expects another type
 */
export function decodeJson<T>(message: Message<T>, text: string, options: DecodeJsonOptions = {}): T {
  return conformJson(message, parseJson(text), options);
}

/**
 * Converts a parsed JSON value to the shape of the contract.
 *
 * - Names get the contract's spelling, and unknown fields are left out.
 * - A single object becomes a list of one where the contract has a list; an absent bare list
 *   becomes empty.
 * - Numbers become strings, and null counts as absent.
 *
 * @throws {CloopenDecodeError} for an object, list or string where the contract expects another
 *   type
 */
export function conformJson<T>(message: Message<T>, value: unknown, options: DecodeJsonOptions = {}): T {
  const result = message.sequence
    ? readSequence(message.members, value, message.root, options)
    : readObject(message.members, value, message.root, options);
  // As in decodeXml: descriptor and T come from one schema.
  return result as T;
}

function readObject(members: readonly Member[], value: unknown, path: string, options: DecodeJsonOptions): WireObject {
  const { onDeviation, onUnknown } = options;
  const result: WireObject = {};
  const index = indexMembers(members);
  // An empty string counts as an object without fields: some responses have it when nothing was
  // found.
  if (value !== "") {
    if (!isRecord(value)) throw wrongShape(path, "an object", value);
    for (const name of Object.keys(value)) {
      const member = index.byJsonName.get(name);
      const item = value[name];
      const itemPath = `${path}.${name}`;
      if (member === undefined) {
        onDeviation?.({ kind: "unknown", path: itemPath });
        onUnknown?.(itemPath, toWireValue(item));
      } else if (item === null) onDeviation?.({ kind: "null", path: itemPath });
      else if (item !== undefined) {
        if (result[member.name] !== undefined) onDeviation?.({ kind: "repeated", path: itemPath });
        result[member.name] = readMember(member, item, itemPath, options);
      }
    }
  }
  for (const list of index.bareLists) result[list.name] ??= [];
  return result;
}

function readMember(member: Member, value: unknown, path: string, options: DecodeJsonOptions): WireValue {
  if (member.list === undefined) return readItem(member, value, path, options);
  if (member.list === "sequence") return readSequence(member.members ?? [], value, path, options);
  if (value === "" || value === "[]") return [];
  if (Array.isArray(value)) return value.map((item: unknown, at) => readItem(member, item, `${path}[${at}]`, options));
  // One object may represent a list of one; it cannot be a list of strings.
  if (!isRecord(value) || member.members === undefined) throw wrongShape(path, "a list", value);
  options.onDeviation?.({ kind: "converted", path });
  return [readItem(member, value, path, options)];
}

function readItem(member: Member, value: unknown, path: string, options: DecodeJsonOptions): WireValue {
  if (member.members !== undefined) return readObject(member.members, value, path, options);
  if (typeof value === "string") return value;
  // Beyond 2^53 JSON.parse has already lost digits: no id is better than a wrong one.
  if (typeof value === "number" && Math.abs(value) > Number.MAX_SAFE_INTEGER) throw wrongShape(path, "a string", value);
  if (typeof value === "number" || typeof value === "boolean") {
    options.onDeviation?.({ kind: "converted", path });
    return String(value);
  }
  throw wrongShape(path, "a string", value);
}

function readSequence(kinds: readonly Member[], value: unknown, path: string, options: DecodeJsonOptions): WireValue[] {
  if (!Array.isArray(value)) throw wrongShape(path, "a list", value);
  return value.map((item: unknown, at) => readObject(kinds, item, `${path}[${at}]`, options));
}

function wrongShape(path: string, wanted: string, value: unknown): CloopenDecodeError {
  return new CloopenDecodeError(`${path} should be ${wanted}, but is ${typeName(value)}`);
}
