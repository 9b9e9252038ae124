import type { Level } from "../protocol/operation.js";

/** Returned by a hook: called at the end of the call or attempt. */
export type WhenEnded<End> = ((end: End) => void) | undefined;

/**
 * Observes calls and their attempts. Each hook may return a function that is called at the end. No
 * event holds a token, a `sig` or an `Authorization`. Errors of a hook are ignored.
 *
 * @example
 * ```ts
 * import { createClient } from "@cloopen-rest/client";
 *
 * const cloopen = createClient({
 *   hooks: {
 *     onCall: ({ operation }) => {
 *       return ({ durationMs, attempts, error }) => console.log(operation, durationMs, attempts, error ?? "ok");
 *     },
 *   },
 * });
 * ```
 */
export interface Hooks {
  readonly onCall?: (start: CallStart) => WhenEnded<CallEnd>;
  readonly onAttempt?: (start: AttemptStart) => WhenEnded<AttemptEnd>;
}

/** A call starts, after its arguments were validated. */
export interface CallStart {
  /** operationId, or the function of a command. */
  readonly operation: string;
  readonly level: Level;
}

/** A call has ended. */
export interface CallEnd {
  readonly durationMs: number;
  readonly attempts: number;
  /** The error that is thrown, when the call failed. */
  readonly error?: unknown;
}

/** A request is about to be signed and sent. */
export interface AttemptStart {
  /**
   * The call that this attempt belongs to: the same object that `onCall` got, so that it can be a
   * key.
   */
  readonly call: CallStart;
  readonly operation: string;
  /** From 1. */
  readonly attempt: number;
  readonly method: string;
  /** URL with `sig=***` in place of the signature. */
  readonly url: string;
}

/** An attempt has ended, with a response or an error. */
export interface AttemptEnd {
  readonly durationMs: number;
  /** HTTP status, when there was a response. */
  readonly status?: number;
  readonly error?: unknown;
  /** Milliseconds until the next attempt, when one follows. */
  readonly delayMs?: number;
}
