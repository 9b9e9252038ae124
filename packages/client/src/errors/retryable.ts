import { RETRY_LATER, RETRY_NOW } from "../generated/status-code.js";

/** Whether a repeat of the same request may succeed. `now` means: at once, after an automatic correction. */
export type Retryable = "never" | "later" | "now";

/** What the catalogue (`spec/errors.yaml`) says of a code. Unknown codes are never repeated. */
export function retryableOf(statusCode: string): Retryable {
  if (RETRY_NOW.includes(statusCode)) return "now";
  return inRanges(RETRY_LATER, statusCode) ? "later" : "never";
}

function inRanges(ranges: readonly string[], code: string): boolean {
  return ranges.some((range) => range === code || (range.includes("-") && within(range, code)));
}

function within(range: string, code: string): boolean {
  const [low = "", high = ""] = range.split("-");
  return code.length === low.length && low <= code && code <= high;
}
