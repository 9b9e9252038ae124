import { BRIEF_LIMITS, LASTING_LIMITS } from "../generated/status-code.js";
import { isInRanges } from "./is-in-ranges.js";

/**
 * How long the limit that rejected a request lasts: `brief` for moments, `lasting` for minutes to
 * days, such as a daily limit.
 */
export type LimitKind = "brief" | "lasting";

/**
 * Looks up whether a code means a limit that rejected the request without effect (`limit` in
 * `spec/errors.yaml`).
 */
export function limitOf(statusCode: string): LimitKind | undefined {
  if (isInRanges(statusCode, LASTING_LIMITS)) return "lasting";
  return isInRanges(statusCode, BRIEF_LIMITS) ? "brief" : undefined;
}
