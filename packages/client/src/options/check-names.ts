import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { isRecord } from "../protocol/value.js";

/**
 * Rejects unknown names, for callers in JavaScript: a misspelt option would silently have no
 * effect.
 *
 * @param known the names as keys, so that the compiler reports a missing one
 * @param what the subject of the message, such as `the options of a call`
 * @throws {CloopenConfigError} naming the unknown name and the known ones
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
    throw new CloopenConfigError(
      `${name} is not one of ${what}; known are ${Object.keys(known).join(", ")}`,
      operation,
    );
  }
}
