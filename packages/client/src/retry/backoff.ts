import type { RetryPolicy } from "../options/retry-options.js";

/**
 * The pause before the next attempt, in milliseconds: full jitter, so that clients that failed
 * together do not come back together, but no less than the server asks for.
 *
 * @param attempt the attempt that failed, from 1
 * @param random from 0 to 1
 * @param retryAfterMs what the server asks for
 * @returns `undefined` when the server asks for more than `maxDelayMs`
 */
export function delay(
  { baseDelayMs, maxDelayMs }: Pick<RetryPolicy, "baseDelayMs" | "maxDelayMs">,
  attempt: number,
  random: number,
  retryAfterMs = 0,
): number | undefined {
  if (retryAfterMs > maxDelayMs) return undefined;
  return Math.max(retryAfterMs, random * Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1)));
}

/** A `Retry-After` in milliseconds: seconds, or a date. `undefined` for anything else. */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
