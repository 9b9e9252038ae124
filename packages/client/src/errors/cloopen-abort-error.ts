import { CloopenError, isCloopenError } from "./cloopen-error.js";

/**
 * The caller's signal called the call off. Its reason is the `cause`; the name is `AbortError`, or
 * `TimeoutError` where the signal is one of `AbortSignal.timeout`, as `fetch` has it.
 * `mayHaveActed` says whether the platform may have done it all the same.
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
 * What was thrown, but an error of ours in place of the reason of a signal: a reason may be
 * anything, and one reason may end several calls.
 */
export function withoutReason(thrown: unknown, signal: AbortSignal | undefined, operation: string): unknown {
  return signal?.aborted && thrown === signal.reason ? new CloopenAbortError(thrown, operation) : thrown;
}
