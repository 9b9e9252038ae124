import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import type { Format } from "../protocol/format.js";
import { withXml } from "../protocol/lazy-xml.js";
import type { AnyOperation } from "../protocol/operation.js";

/**
 * Writes the body of a call, once, as a string: every attempt sends the same. It takes a promise only where the XML codec has yet to be loaded.
 *
 * @throws {CloopenEncodeError} for a character that XML cannot carry
 */
export function encodeBody(
  { id, request }: AnyOperation,
  body: unknown,
  format: Format,
): string | undefined | Promise<string> {
  if (request === undefined) return undefined;
  if (format === "json") return JSON.stringify(body);
  return withXml(({ encodeXml }) => {
    try {
      return encodeXml(request, body);
    } catch (error) {
      throw error instanceof CloopenEncodeError ? new CloopenEncodeError(error.message, error.path, id) : error;
    }
  });
}
