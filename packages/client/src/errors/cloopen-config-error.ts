import { CloopenError, isCloopenError } from "./cloopen-error.js";

/** Thrown when the client or a call is configured wrongly. Nothing was sent. */
export class CloopenConfigError extends CloopenError {
  override readonly name = "CloopenConfigError";
  override readonly kind = "config";
}

/** Narrows to {@link CloopenConfigError}; works across copies and realms. */
export function isCloopenConfigError(value: unknown): value is CloopenConfigError {
  return isCloopenError(value) && value.kind === "config";
}
