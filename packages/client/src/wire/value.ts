/** A decoded value: strings, lists and objects only. */
export type WireValue = string | WireObject | WireValue[];

/** A decoded object. Its keys come from a descriptor, never from the wire. */
export interface WireObject {
  [member: string]: WireValue;
}

/** Narrows to an object with members: not a list, not null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
