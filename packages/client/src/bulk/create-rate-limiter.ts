import type { Clock } from "./clock.js";

/** Resolves when the next request may start. */
export type RateLimiter = () => Promise<void>;

/**
 * Spreads starts evenly. Unused time is not saved: there are no bursts.
 *
 * @param perSecond starts per second; `undefined` for no limit
 * @param halt ends every wait
 */
export function createRateLimiter(perSecond: number | undefined, clock: Clock, halt: AbortSignal): RateLimiter {
  if (perSecond === undefined) return async () => {};
  const gap = 1000 / perSecond;
  let free = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now();
    const turn = Math.max(now, free);
    free = turn + gap;
    if (turn > now) await clock.sleep(turn - now, halt);
  };
}
