import { CloopenDecodeError } from "../../errors/cloopen-decode-error.js";

/**
 * Parses JSON.
 *
 * @throws {CloopenDecodeError} which, unlike the error of `JSON.parse`, does not quote the string:
 *   it may be private
 */
export function parseJson(text: string): unknown {
  try {
    // `trimStart` also removes a byte-order mark.
    return JSON.parse(text.trimStart());
  } catch {
    throw new CloopenDecodeError(`not JSON, or cut short (${text.length} characters)`);
  }
}
