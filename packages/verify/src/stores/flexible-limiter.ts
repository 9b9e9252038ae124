import { type RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";
import type { Limiter } from "./store.js";

/** Adapts a limiter of rate-limiter-flexible, which throws its result when the limit is reached. */
export function adaptLimiter(limiter: RateLimiterAbstract): Limiter {
  return {
    async consume(key) {
      try {
        return toUse(true, await limiter.consume(key));
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        return toUse(false, error);
      }
    },
    used: async (key) => (await limiter.get(key))?.consumedPoints ?? 0,
  };
}

function toUse(
  allowed: boolean,
  { consumedPoints, msBeforeNext }: RateLimiterRes,
): Awaited<ReturnType<Limiter["consume"]>> {
  return { allowed, used: consumedPoints, retryAfterMs: allowed ? 0 : msBeforeNext };
}
