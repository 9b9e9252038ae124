import { CloopenError, isCloopenError } from "./cloopen-error.js";

/**
 * Thrown when the response is not an envelope: an HTTP error of a gateway, an HTML page, a
 * redirect. Its body is not kept.
 */
export class CloopenHttpError extends CloopenError {
  override readonly name = "CloopenHttpError";
  override readonly kind = "http";
  /** HTTP status; 0 for a redirect in a browser, which hides the status. */
  readonly status: number;
  readonly contentType: string | undefined;

  constructor(message: string, status: number, contentType: string | undefined, operation?: string) {
    super(message, operation);
    this.status = status;
    this.contentType = contentType;
  }
}

/** Narrows to {@link CloopenHttpError}; works across copies and realms. */
export function isCloopenHttpError(value: unknown): value is CloopenHttpError {
  return isCloopenError(value) && value.kind === "http";
}
