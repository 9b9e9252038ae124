import { CloopenDecodeError } from "../../errors/cloopen-decode-error.js";

/**
 * @throws {CloopenDecodeError} that does not quote the text, as the error of `JSON.parse` does: it
 *   may hold what is private
 */
export function parseJson(text: string): unknown {
  try {
    // A byte-order mark counts as a blank.
    return JSON.parse(text.trimStart());
  } catch {
    throw new CloopenDecodeError(`not JSON, or cut short (${text.length} characters)`);
  }
}
