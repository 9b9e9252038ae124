import { MEANINGS } from "../generated/meanings.js";
import { isInRanges } from "./is-in-ranges.js";

/**
 * Looks up the meaning of a status code, in a few words of English, in the catalogue
 * (`spec/errors.yaml`).
 */
export function meaningOf(statusCode: string): string | undefined {
  const own = MEANINGS.find(([code]) => code === statusCode);
  return (own ?? MEANINGS.find(([code]) => isInRanges(statusCode, [code])))?.[1];
}
