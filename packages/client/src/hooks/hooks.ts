import type { Level } from "../protocol/operation.js";

/** What a hook may give back: it is called when what began has ended. */
export type WhenEnded<End> = ((end: End) => void) | undefined;

/**
 * Looks on at calls and their attempts; each hook gives back what is to be told of the end. No
 * event holds a token, a `sig` or an `Authorization`, and what a hook throws changes nothing for
 * the call.
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

/** A call begins: its arguments are checked. */
export interface CallStart {
  /** operationId, or the function of a command. */
  readonly operation: string;
  readonly level: Level;
}

/** A call has ended. */
export interface CallEnd {
  readonly durationMs: number;
  readonly attempts: number;
  /** What is thrown, when it failed. */
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
  /** With `sig=***` where the signature will be. */
  readonly url: string;
}

/** A request was answered, or failed. */
export interface AttemptEnd {
  readonly durationMs: number;
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  readonly error?: unknown;
  /** Milliseconds until the next attempt, when there is one. */
  readonly delayMs?: number;
}
