import { CloopenAbortError } from "../errors/cloopen-abort-error.js";
import { CloopenTimeoutError } from "../errors/cloopen-timeout-error.js";
import type { RetryPolicy } from "../options/retry-options.js";
import type { Effects } from "../transport/effects.js";
import { delay, readRetryAfter } from "./backoff.js";
import { classifyFailure, type FailedAttempt } from "./classify-failure.js";
import { type Idempotency, mayHaveArrived, planRetry } from "./plan-retry.js";

/** Result of an attempt. */
export type AttemptResult<Value> = { readonly value: Value } | AttemptFailure;

/** An attempt that failed, with a listener for the plan. */
export interface AttemptFailure extends FailedAttempt {
  /** Receives the pause before the next attempt, in milliseconds; `undefined` when none follows. */
  readonly onPlanned: (delayMs: number | undefined) => void;
}

/** Settings of a call that its attempts need. */
export interface RetrySettings {
  /** operationId, for errors. */
  readonly operation: string;
  readonly idempotency: Idempotency;
  readonly policy: RetryPolicy;
  /** Time limit of one attempt, in milliseconds. */
  readonly timeoutMs: number;
  /** Time limit of all attempts and the pauses between them, in milliseconds. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal | undefined;
  readonly effects: Effects;
  /**
   * How far the platform's clock is ahead of this machine, in milliseconds. Corrected after
   * `111106`.
   */
  readonly clock: { offsetMs: number };
}

/** Progress of a call. The caller creates it, and reads it when the call has ended. */
export interface AttemptLog {
  /** By the clock of this machine, in milliseconds since 1970. */
  readonly startedAt: number;
  attempts: number;
  /** An attempt may have reached the platform, and was not rejected. */
  mayHaveArrived: boolean;
}

/**
 * Makes attempts until one succeeds, no retry is allowed, or time or attempts have run out.
 *
 * @param attempt makes one attempt; receives its number, from 1, and its time limit in milliseconds
 * @returns `undefined` when the platform has accepted an earlier attempt whose response was lost
 * @throws the error of the last attempt
 * @throws {CloopenTimeoutError} when the deadline has passed
 * @throws {CloopenAbortError} when the signal is aborted
 */
export async function runAttempts<Value>(
  settings: RetrySettings,
  log: AttemptLog,
  attempt: (number: number, timeoutMs: number) => Promise<AttemptResult<Value>>,
): Promise<Value | undefined> {
  const { effects, clock } = settings;
  let clockCorrected = false;
  for (;;) {
    // When no time is left, or the call was aborted, nothing is sent, so it does not count as an
    // attempt.
    const timeoutMs = timeLeft(settings, log);
    log.attempts += 1;
    const result = await attempt(log.attempts, timeoutMs);
    if ("value" in result) return result.value;
    const serverTime = Date.parse(header(result, "date") ?? "");
    const failure = classifyFailure(result);
    const plan = planRetry(failure, {
      idempotency: settings.idempotency,
      mayHaveArrived: log.mayHaveArrived,
      clockKnown: clockCorrected || Number.isNaN(serverTime),
    });
    log.mayHaveArrived ||= mayHaveArrived(failure);
    const pauseMs = plan === "retry" ? pauseBefore(settings, log, result) : plan === "resync-clock" ? 0 : undefined;
    result.onPlanned(pauseMs);
    if (plan === "already-accepted") return undefined;
    if (pauseMs === undefined) throw result.error;
    if (plan === "resync-clock") {
      clockCorrected = true;
      clock.offsetMs = serverTime - effects.now();
    }
    if (pauseMs > 0) await pause(settings, pauseMs);
  }
}

/**
 * Waits. A `sleep` of the caller may reject when it is aborted; that counts as the end of the
 * pause.
 */
async function pause({ effects, signal }: RetrySettings, ms: number): Promise<void> {
  try {
    await effects.sleep(ms, signal);
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}

function timeLeft(
  { timeoutMs, deadlineMs, signal, effects, operation }: RetrySettings,
  { startedAt }: AttemptLog,
): number {
  if (signal?.aborted) throw new CloopenAbortError(signal.reason, operation);
  if (deadlineMs === Number.POSITIVE_INFINITY) return timeoutMs;
  const left = Math.min(timeoutMs, startedAt + deadlineMs - effects.now());
  if (!(left > 0)) throw new CloopenTimeoutError(deadlineMs, operation);
  return left;
}

function pauseBefore(
  { effects, policy, deadlineMs }: RetrySettings,
  { attempts, startedAt }: AttemptLog,
  failed: FailedAttempt,
): number | undefined {
  if (attempts >= policy.maxAttempts) return undefined;
  const now = effects.now();
  const retryAfterMs = readRetryAfter(header(failed, "retry-after"), now);
  const ms = delay(policy, attempts, effects.random(), retryAfterMs);
  return ms !== undefined && now + ms < startedAt + deadlineMs ? ms : undefined;
}

function header({ headers }: FailedAttempt, name: string): string | undefined {
  const value = headers?.[name];
  return typeof value === "string" ? value : undefined;
}
