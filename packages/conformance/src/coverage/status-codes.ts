import type { SpecOperation } from "../spec.js";

/** Whether an operation lists a code, or a range that it is in. */
export function lists(operation: SpecOperation, code: string): boolean {
  return operation.codes.some((listed) => covers(listed, code));
}

/** Whether a listed code, or a range such as `111001-111099`, is or has this one. */
export function covers(listed: string, code: string): boolean {
  const [first = "", last = first] = listed.split("-");
  return code >= first && code <= last;
}
