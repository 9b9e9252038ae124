import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { isRecord } from "../protocol/value.js";

/**
 * Refuses what the types would refuse, for callers in JavaScript: a misspelt option would be
 * without effect, and nobody would notice.
 *
 * @param known the names as members, so that the compiler sees when one is missing
 * @param what what to call them in the message
 * @throws {CloopenConfigError} naming the one that is not known, and those that are
 */
export function checkNames(
  given: unknown,
  known: Readonly<Record<string, unknown>>,
  what: string,
  operation?: string,
): void {
  if (!isRecord(given)) throw new CloopenConfigError(`${what} must be an object`, operation);
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(known, name) || given[name] === undefined) continue;
    throw new CloopenConfigError(`${name} is none of ${what}; known are ${Object.keys(known).join(", ")}`, operation);
  }
}
