import { CloopenError, isCloopenError } from "./cloopen-error.js";

/**
 * A text is not what the contract describes: cut short, not well-formed, another shape. The text
 * itself is not kept; it may hold secrets.
 */
export class CloopenDecodeError extends CloopenError {
  override readonly name = "CloopenDecodeError";
  override readonly kind = "decode";
}

/** Says that a response was not read to its end. */
export const RESPONSE_TOO_LARGE = "the response is longer than 16777216 bytes (16 MiB)";

/** Narrows to {@link CloopenDecodeError}; works across copies and realms. */
export function isCloopenDecodeError(value: unknown): value is CloopenDecodeError {
  return isCloopenError(value) && value.kind === "decode";
}
