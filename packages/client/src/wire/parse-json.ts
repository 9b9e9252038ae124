import { CloopenDecodeError } from "../errors/cloopen-decode-error.js";

/** @throws {CloopenDecodeError} that does not quote the text, as the error of `JSON.parse` does: it may hold what is private */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^[\uFEFF\s]+/, ""));
  } catch {
    throw new CloopenDecodeError(`not JSON, or cut short (${text.length} characters)`);
  }
}
