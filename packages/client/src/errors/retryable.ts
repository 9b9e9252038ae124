import { RETRY_LATER, RETRY_NOW } from "../generated/status-code.js";
import { isInRanges } from "./is-in-ranges.js";

/**
 * Whether a retry of the same request may succeed. `now` means at once, after an automatic
 * correction.
 */
export type Retryable = "never" | "later" | "now";

/**
 * Looks up a status code in the catalogue (`spec/errors.yaml`). Unknown codes are never retried.
 */
export function retryableOf(statusCode: string): Retryable {
  if (isInRanges(statusCode, RETRY_NOW)) return "now";
  return isInRanges(statusCode, RETRY_LATER) ? "later" : "never";
}
