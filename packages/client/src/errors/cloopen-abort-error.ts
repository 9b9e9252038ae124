import { CloopenError, isCloopenError } from "./cloopen-error.js";

/**
 * Thrown when the caller's signal aborted the call. Its reason is the `cause`. As with `fetch`, the
 * name is `AbortError`, or `TimeoutError` for `AbortSignal.timeout`. `mayHaveActed` says whether
 * the platform may have acted.
 */
export class CloopenAbortError extends CloopenError {
  override readonly name: "AbortError" | "TimeoutError";
  override readonly kind = "abort";

  constructor(reason: unknown, operation?: string) {
    super("aborted by its signal", operation, { cause: reason });
    this.name = reason instanceof Error && reason.name === "TimeoutError" ? "TimeoutError" : "AbortError";
  }
}

/** Narrows to {@link CloopenAbortError}; works across copies and realms. */
export function isCloopenAbortError(value: unknown): value is CloopenAbortError {
  return isCloopenError(value) && value.kind === "abort";
}

/**
 * Replaces the reason of an aborted signal by a {@link CloopenAbortError}. A reason may be any
 * value, and may abort several calls.
 */
export function withoutReason(thrown: unknown, signal: AbortSignal | undefined, operation: string): unknown {
  return signal?.aborted && thrown === signal.reason ? new CloopenAbortError(thrown, operation) : thrown;
}
