import { isInRanges } from "../errors/is-in-ranges.js";
import { FATAL } from "../generated/status-code.js";

/**
 * Whether every further request of the same sending would fail as well. These codes concern
 * credentials, account, balance, application, template or limits of the account. Codes about single
 * recipients or their variables are not fatal. The list is `fatal` in spec/errors.yaml.
 */
export function isFatalStatusCode(statusCode: string): boolean {
  return isInRanges(statusCode, FATAL);
}
