import { CloopenAbortError } from "../errors/cloopen-abort-error.js";
import { CloopenTimeoutError } from "../errors/cloopen-timeout-error.js";
import type { RetryPolicy } from "../options/retry-options.js";
import type { Effects } from "../transport/effects.js";
import { delay, readRetryAfter } from "./backoff.js";
import { classifyFailure, type FailedAttempt } from "./classify-failure.js";
import { type Idempotency, mayHaveArrived, planRetry } from "./plan-retry.js";

/** What an attempt came to. */
export type AttemptResult<Value> = { readonly value: Value } | AttemptFailure;

/** An attempt that failed, as the one who made it sees it. */
export interface AttemptFailure extends FailedAttempt {
  /**
   * Hears how long the pause before the next attempt is, in milliseconds; `undefined` when there is
   * none.
   */
  readonly onPlanned: (delayMs: number | undefined) => void;
}

/** What attempts need to know of their call. */
export interface RetrySettings {
  /** operationId, for errors. */
  readonly operation: string;
  readonly idempotency: Idempotency;
  readonly policy: RetryPolicy;
  /** Longest wait for one attempt, in milliseconds. */
  readonly timeoutMs: number;
  /** Longest wait for all attempts and the pauses between them, in milliseconds. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal | undefined;
  readonly effects: Effects;
  /** How far the platform is ahead of this machine, in milliseconds. Corrected after `111106`. */
  readonly clock: { offsetMs: number };
}

/** What has happened so far. The caller makes it, and reads it in the end. */
export interface AttemptLog {
  /** By the clock of this machine, in milliseconds since 1970. */
  readonly startedAt: number;
  attempts: number;
  /** An attempt may have reached the platform, and was not refused. */
  mayHaveArrived: boolean;
}

/**
 * Makes attempts until one succeeds, no other may follow, or time or attempts have run out.
 *
 * @param attempt makes one attempt: its number, from 1, and the time that it has, in milliseconds
 * @returns `undefined` when the platform has accepted an earlier attempt whose response was lost
 * @throws what the last attempt failed with
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
    // When no time is left, or the call was aborted, nothing is sent, so that is no attempt.
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
 * A sleep that rejects when it is aborted, as one that was put in may, ends like one that resolves.
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
