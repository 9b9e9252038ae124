/** A decoded value: strings, lists and objects only. */
export type WireValue = string | WireObject | WireValue[];

/** A decoded object. Its keys come from a descriptor, never from the wire. */
export interface WireObject {
  [member: string]: WireValue;
}

/** Names the type of a value, for error messages. */
export function typeName(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "a list" : typeof value;
}

/** Narrows to an object that is neither a list nor null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
