import { RETRY_LATER, RETRY_NOW } from "../generated/status-code.js";
import { isInRanges } from "./is-in-ranges.js";

/**
 * Whether a repeat of the same request may succeed. `now` means: at once, after an automatic
 * correction.
 */
export type Retryable = "never" | "later" | "now";

/** What the catalogue (`spec/errors.yaml`) says of a code. Unknown codes are never repeated. */
export function retryableOf(statusCode: string): Retryable {
  if (isInRanges(statusCode, RETRY_NOW)) return "now";
  return isInRanges(statusCode, RETRY_LATER) ? "later" : "never";
}
