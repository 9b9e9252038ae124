import { isInRanges } from "../errors/is-in-ranges.js";
import { FATAL } from "../generated/status-code.js";

/**
 * Whether every further request of the same sending would fail as well: credentials, account,
 * balance, application, template, limits of the whole account or request. Codes that may concern
 * single recipients or their variables are not among them. The contract says which (`fatal` in
 * spec/errors.yaml).
 */
export function isFatalStatusCode(statusCode: string): boolean {
  return isInRanges(statusCode, FATAL);
}
