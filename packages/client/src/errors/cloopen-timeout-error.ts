import { CloopenError, isCloopenError } from "./cloopen-error.js";

/**
 * Thrown when no complete response came within the time limit. `mayHaveActed` says whether the
 * platform may have acted.
 */
export class CloopenTimeoutError extends CloopenError {
  override readonly name = "CloopenTimeoutError";
  override readonly kind = "timeout";
  /** The time limit, in milliseconds. */
  readonly timeoutMs: number;

  constructor(timeoutMs: number, operation?: string) {
    super(`no complete response within ${timeoutMs} ms; if mayHaveActed is true, check before you retry`, operation);
    this.timeoutMs = timeoutMs;
  }
}

/** Narrows to {@link CloopenTimeoutError}; works across copies and realms. */
export function isCloopenTimeoutError(value: unknown): value is CloopenTimeoutError {
  return isCloopenError(value) && value.kind === "timeout";
}
