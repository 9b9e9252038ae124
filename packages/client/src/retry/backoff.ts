import type { RetryPolicy } from "../options/retry-options.js";

/**
 * Computes the pause before the next attempt, in milliseconds. Full jitter keeps clients that
 * failed together from retrying together. The pause is never shorter than `Retry-After`.
 *
 * @param attempt the attempt that failed, from 1
 * @param random a number from 0 to 1
 * @param retryAfterMs the server's `Retry-After`
 * @returns `undefined` when `Retry-After` is longer than `maxDelayMs`
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

/**
 * Reads a `Retry-After` header, seconds or a date, as milliseconds. `undefined` for anything else.
 */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
