import { CloopenError, isCloopenError } from "./cloopen-error.js";

/**
 * Thrown when a message does not fit the contract: cut short, not well-formed, another shape. The
 * message itself is not kept; it may hold secrets.
 */
export class CloopenDecodeError extends CloopenError {
  override readonly name = "CloopenDecodeError";
  override readonly kind = "decode";
}

/** Message for a response above the size limit. */
export const RESPONSE_TOO_LARGE = "the response is longer than 16777216 bytes (16 MiB)";

/** Narrows to {@link CloopenDecodeError}; works across copies and realms. */
export function isCloopenDecodeError(value: unknown): value is CloopenDecodeError {
  return isCloopenError(value) && value.kind === "decode";
}
