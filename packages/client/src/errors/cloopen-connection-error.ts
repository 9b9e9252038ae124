import { CloopenError, isCloopenError } from "./cloopen-error.js";

/**
 * Thrown when the connection failed before a complete response: name not found, connection refused
 * or reset, certificate not trusted.
 */
export class CloopenConnectionError extends CloopenError {
  override readonly name = "CloopenConnectionError";
  override readonly kind = "connection";
  /** Code of the system or of TLS, such as `ECONNREFUSED`, when there is one. */
  readonly code: string | undefined;

  constructor(message: string, code: string | undefined, operation?: string) {
    super(message, operation);
    this.code = code;
  }
}

/** Narrows to {@link CloopenConnectionError}; works across copies and realms. */
export function isCloopenConnectionError(value: unknown): value is CloopenConnectionError {
  return isCloopenError(value) && value.kind === "connection";
}
