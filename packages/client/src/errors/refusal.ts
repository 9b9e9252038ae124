import { REFUSED_BRIEFLY, REFUSED_LASTINGLY } from "../generated/status-code.js";
import { isInRanges } from "./is-in-ranges.js";

/**
 * How long a limit that rejected a request lasts: `brief` for moments, `lasting` for minutes to
 * days, such as a daily limit.
 */
export type Refusal = "brief" | "lasting";

/**
 * Looks up whether a code means a limit that rejected the request without effect (`refusal` in
 * `spec/errors.yaml`).
 */
export function refusalOf(statusCode: string): Refusal | undefined {
  if (isInRanges(statusCode, REFUSED_LASTINGLY)) return "lasting";
  return isInRanges(statusCode, REFUSED_BRIEFLY) ? "brief" : undefined;
}
