import { REFUSED_BRIEFLY, REFUSED_LASTINGLY } from "../generated/status-code.js";
import { isInRanges } from "./is-in-ranges.js";

/**
 * How long a limit holds that turned a request away: for the moment, or for minutes to days, such
 * as a cap for the day.
 */
export type Refusal = "brief" | "lasting";

/**
 * What the catalogue (`spec/errors.yaml`) says of a code with which a request is turned away,
 * without effect, although it may succeed later.
 */
export function refusalOf(statusCode: string): Refusal | undefined {
  if (isInRanges(statusCode, REFUSED_LASTINGLY)) return "lasting";
  return isInRanges(statusCode, REFUSED_BRIEFLY) ? "brief" : undefined;
}
