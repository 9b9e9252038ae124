import type { Schema } from "./document.js";

/**
 * The fields of which at least one is needed. The contract says it with `not` and `propertyNames`: not all names are outside of these.
 *
 * @returns `undefined` where there are none
 */
export function anyOfNames({ not }: Schema): readonly string[] | undefined {
  return not?.propertyNames?.not?.enum;
}
