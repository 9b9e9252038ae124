import { timingSafeEqual } from "node:crypto";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { adaptLimiter } from "./flexible-limiter.js";
import type { DeliveryRecord, OpenRequest, VerifyStore } from "./store.js";

type Challenge = Pick<OpenRequest, "id" | "digest" | "expiresAt"> & { checks: number; readonly forgetAt: number };

/**
 * Keeps everything in this process: for one process, and for tests. A restart forgets codes and limits.
 *
 * Memory is bounded by the limits: a challenge is forgotten one lifetime after it has expired.
 */
export function memoryStore(): VerifyStore {
  // In the order of the last send, which is nearly that of `forgetAt`.
  const challenges = new Map<string, Challenge>();

  // In the order of sending.
  const deliveries = new Map<string, DeliveryRecord & { readonly forgetAt: number }>();

  function forgetOld(records: Map<string, { readonly forgetAt: number }>, now: number): void {
    for (const [key, { forgetAt }] of records) {
      if (forgetAt > now) return;
      records.delete(key);
    }
  }

  return {
    async open({ key, id, digest, now, expiresAt, maxChecks, keepCode }) {
      forgetOld(challenges, now);
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
    createLimiter: ({ name, uses, windowMs }) =>
      adaptLimiter(new RateLimiterMemory({ keyPrefix: name, points: uses, duration: windowMs / 1_000 })),
    async openDelivery({ key, now, forgetAt }) {
      forgetOld(deliveries, now);
      deliveries.set(key, { sentAt: now, forgetAt });
    },
    async settleDelivery({ key, delivered, now }) {
      const found = deliveries.get(key);
      if (found === undefined || found.forgetAt <= now) return false;
      if (found.delivered === undefined) deliveries.set(key, { ...found, delivered });
      return true;
    },
    async findDelivery({ key, now }) {
      const found = deliveries.get(key);
      if (found === undefined || found.forgetAt <= now) return undefined;
      const { forgetAt: _, ...record } = found;
      return record;
    },
  };
}

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
