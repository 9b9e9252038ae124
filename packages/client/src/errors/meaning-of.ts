import { MEANINGS } from "../generated/meanings.js";
import { isInRanges } from "./is-in-ranges.js";

/** What a status code means, in a few words of English, by the catalogue (`spec/errors.yaml`). */
export function meaningOf(statusCode: string): string | undefined {
  const own = MEANINGS.find(([code]) => code === statusCode);
  return (own ?? MEANINGS.find(([code]) => isInRanges(statusCode, [code])))?.[1];
}
