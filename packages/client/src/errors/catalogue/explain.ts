import { CATALOGUE } from "../../generated/error-catalogue.js";
import { isCloopenApiError } from "../cloopen-api-error.js";
import { isInRanges } from "../is-in-ranges.js";
import type { StatusCodeEntry } from "./status-code-entry.js";

/**
 * What the catalogue knows of a status code, in English and Chinese: meaning, cause, what to do,
 * whether a repeat may help.
 *
 * @param error a `CloopenApiError`, or the code itself
 * @returns `undefined` when it is no such error, or the code is in no list
 */
export function explain(error: unknown): StatusCodeEntry | undefined {
  const code = isCloopenApiError(error) ? error.statusCode : error;
  if (typeof code !== "string") return undefined;
  return CATALOGUE.find((entry) => entry.code === code) ?? CATALOGUE.find((entry) => isInRanges(code, [entry.code]));
}
