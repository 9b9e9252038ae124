import { timingSafeEqual } from "node:crypto";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { adaptLimiter } from "./flexible-limiter.js";
import type { OpenRequest, VerifyStore } from "./store.js";

type Challenge = Pick<OpenRequest, "id" | "digest" | "expiresAt"> & { checks: number; readonly forgetAt: number };

/**
 * Keeps everything in this process: for one process, and for tests. A restart forgets codes and limits.
 *
 * Memory is bounded by the limits: a challenge is forgotten one lifetime after it has expired.
 */
export function memoryStore(): VerifyStore {
  // In the order of the last send, which is nearly that of `forgetAt`.
  const challenges = new Map<string, Challenge>();

  function forgetOld(now: number): void {
    for (const [key, { forgetAt }] of challenges) {
      if (forgetAt > now) return;
      challenges.delete(key);
    }
  }

  return {
    async open({ key, id, digest, now, expiresAt, maxChecks, keepCode }) {
      forgetOld(now);
      const found = challenges.get(key);
      const live = found !== undefined && found.expiresAt > now ? found : undefined;
      if (live !== undefined && live.checks >= maxChecks)
        return { exhausted: true, id: live.id, expiresAt: live.expiresAt };
      const code = live !== undefined && keepCode ? live : { id, digest };
      const checks = live?.checks ?? 0;
      challenges.delete(key);
      challenges.set(key, { id: code.id, digest: code.digest, expiresAt, checks, forgetAt: 2 * expiresAt - now });
      return { exhausted: false, id: code.id, expiresAt };
    },
    async take({ key, digest, now, maxChecks }) {
      const found = challenges.get(key);
      // Compared also where nothing can match, so that the time tells nothing.
      const right = isEqual(digest, found?.digest ?? "-".repeat(digest.length));
      if (found === undefined || found.forgetAt <= now) return "none";
      if (found.expiresAt <= now) return "expired";
      if (found.checks >= maxChecks) return "exhausted";
      if (right) challenges.delete(key);
      else found.checks++;
      return right ? "approved" : "wrong";
    },
    createLimiter: ({ name, sends, windowMs }) =>
      adaptLimiter(new RateLimiterMemory({ keyPrefix: name, points: sends, duration: windowMs / 1_000 })),
  };
}

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
