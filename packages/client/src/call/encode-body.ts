import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import type { Format } from "../wire/format.js";
import { loadXml } from "../wire/lazy-xml.js";
import type { AnyOperation } from "./operation.js";

/**
 * Writes the body of a call, once, as a string: every attempt sends the same.
 *
 * @throws {CloopenEncodeError} for a character that XML cannot carry
 */
export async function encodeBody(operation: AnyOperation, body: unknown, format: Format): Promise<string | undefined> {
  if (operation.request === undefined) return undefined;
  if (format === "json") return JSON.stringify(body);
  const { encodeXml } = await loadXml();
  try {
    return encodeXml(operation.request, body);
  } catch (error) {
    throw error instanceof CloopenEncodeError ? new CloopenEncodeError(error.message, error.path, operation.id) : error;
  }
}
