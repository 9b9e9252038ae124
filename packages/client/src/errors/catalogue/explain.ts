import { CATALOGUE } from "../../generated/error-catalogue.js";
import { isCloopenApiError } from "../cloopen-api-error.js";
import { isInRanges } from "../is-in-ranges.js";
import type { StatusCodeEntry } from "./status-code-entry.js";

/**
 * Looks up a status code in the catalogue: meaning, cause, fix and whether a retry may help, in
 * English and Chinese.
 *
 * @param error a `CloopenApiError`, or the code itself
 * @returns `undefined` for any other error, and for a code that the catalogue does not have
 */
export function explain(error: unknown): StatusCodeEntry | undefined {
  const code = isCloopenApiError(error) ? error.statusCode : error;
  if (typeof code !== "string") return undefined;
  return CATALOGUE.find((entry) => entry.code === code) ?? CATALOGUE.find((entry) => isInRanges(code, [entry.code]));
}
