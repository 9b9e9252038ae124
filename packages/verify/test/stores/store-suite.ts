import { beforeEach, describe, expect, it } from "vitest";
import type { OpenRequest, VerifyStore } from "../../src/stores/store.js";

const NOW = 1_800_000_000_000;
const LIFETIME = 600_000;
const OPEN = { id: "id-1", digest: "digest-1", now: NOW, expiresAt: NOW + LIFETIME, maxChecks: 3, keepCode: true };
const TAKE = { digest: "digest-1", now: NOW + 1, maxChecks: 3 };
const WRONG = { ...TAKE, digest: "digest-x" };

/** Rules that every store keeps. `create` gives the same store for as long as the tests of the file run. */
export function describeStore(name: string, create: () => VerifyStore): void {
  describe(name, () => {
    let store: VerifyStore;
    let key: string;
    let tests = 0;
    const open = (changes: Partial<OpenRequest> = {}) => store.open({ ...OPEN, key, ...changes });
    const take = (changes: Partial<typeof TAKE> = {}) => store.take({ ...TAKE, key, ...changes });
    const useUp = async () => {
      for (let check = 0; check < OPEN.maxChecks; check++) expect(await take(WRONG)).toBe("wrong");
    };
    beforeEach(() => {
      store = create();
      key = `key-${++tests}`;
    });

    it("says none to a key that was never opened", async () => {
      expect(await take()).toBe("none");
    });

    it("approves a digest once", async () => {
      expect(await open()).toEqual({ exhausted: false, id: "id-1", expiresAt: OPEN.expiresAt });
      expect(await take()).toBe("approved");
      expect(await take()).toBe("none");
      expect(await take(WRONG)).toBe("none");
    });

    it("approves no digest of another key", async () => {
      await open();
      await open({ key: `${key}-other`, digest: "digest-other" });
      expect(await take({ digest: "digest-other" })).toBe("wrong");
    });

    it("counts wrong digests, then says exhausted even to the right one", async () => {
      await open();
      await useUp();
      expect(await take(WRONG)).toBe("exhausted");
      expect(await take()).toBe("exhausted");
    });

    it("approves with the last check", async () => {
      await open();
      await take(WRONG);
      await take(WRONG);
      expect(await take()).toBe("approved");
    });

    it("says expired from the end of the lifetime on, and none one lifetime later", async () => {
      await open();
      expect(await take({ now: OPEN.expiresAt - 1, digest: "digest-x" })).toBe("wrong");
      expect(await take({ now: OPEN.expiresAt })).toBe("expired");
      expect(await take({ now: OPEN.expiresAt + LIFETIME - 1 })).toBe("expired");
    });

    it("keeps id and digest of a live challenge and moves its end, when asked to keep the code", async () => {
      await open();
      const again = { id: "id-2", digest: "digest-2", now: NOW + 1_000, expiresAt: NOW + 1_000 + LIFETIME };
      expect(await open(again)).toEqual({ exhausted: false, id: "id-1", expiresAt: again.expiresAt });
      expect(await take({ digest: "digest-2" })).toBe("wrong");
      expect(await take({ now: OPEN.expiresAt })).toBe("approved");
    });

    it("replaces id and digest of a live challenge, when asked for a new code", async () => {
      await open();
      expect(await open({ id: "id-2", digest: "digest-2", keepCode: false })).toMatchObject({ id: "id-2" });
      expect(await take()).toBe("wrong");
      expect(await take({ digest: "digest-2" })).toBe("approved");
    });

    it.each([true, false])("does not reset the checks when it is opened again (keepCode %s)", async (keepCode) => {
      await open();
      await take(WRONG);
      await take(WRONG);
      await open({ keepCode });
      expect(await take(WRONG)).toBe("wrong");
      expect(await take()).toBe("exhausted");
    });

    it.each([true, false])("leaves a live challenge without checks as it is (keepCode %s)", async (keepCode) => {
      await open();
      await useUp();
      const again = { id: "id-2", digest: "digest-2", now: NOW + 1_000, expiresAt: NOW + 1_000 + LIFETIME, keepCode };
      expect(await open(again)).toEqual({ exhausted: true, id: "id-1", expiresAt: OPEN.expiresAt });
      expect(await take({ digest: "digest-2" })).toBe("exhausted");
    });

    it("replaces an expired challenge by a new one, with all its checks", async () => {
      await open();
      await useUp();
      const later = { id: "id-2", digest: "digest-2", now: OPEN.expiresAt, expiresAt: OPEN.expiresAt + LIFETIME };
      expect(await open(later)).toEqual({ exhausted: false, id: "id-2", expiresAt: later.expiresAt });
      expect(await take({ now: later.now, digest: "digest-1" })).toBe("wrong");
      expect(await take({ now: later.now, digest: "digest-2" })).toBe("approved");
    });

    it("replaces an approved challenge by a new one, with a new code and all its checks", async () => {
      await open();
      await take(WRONG);
      await take(WRONG);
      await take();
      expect(await open({ id: "id-2", digest: "digest-2" })).toMatchObject({ exhausted: false, id: "id-2" });
      await take(WRONG);
      await take(WRONG);
      expect(await take({ digest: "digest-2" })).toBe("approved");
    });

    it("approves exactly one of 1,000 parallel checks of the right code", async () => {
      await open();
      const statuses = await Promise.all(Array.from({ length: 1_000 }, () => take()));
      expect(statuses.filter((status) => status === "approved")).toHaveLength(1);
      expect(statuses.filter((status) => status === "none")).toHaveLength(999);
    });

    it("says wrong to exactly as many of 1,000 parallel guesses as there are checks", async () => {
      await open();
      const statuses = await Promise.all(Array.from({ length: 1_000 }, () => take(WRONG)));
      expect(statuses.filter((status) => status === "wrong")).toHaveLength(OPEN.maxChecks);
      expect(statuses.filter((status) => status === "exhausted")).toHaveLength(1_000 - OPEN.maxChecks);
    });

    it("opens one challenge for 100 parallel requests", async () => {
      const requests = Array.from({ length: 100 }, (_, index) =>
        open({ id: `id-${index}`, digest: `digest-${index}` }),
      );
      const ids = new Set((await Promise.all(requests)).map(({ id }) => id));
      expect(ids.size).toBe(1);
      expect(await take({ digest: [...ids].join().replace("id", "digest") })).toBe("approved");
    });

    it("allows exactly as many of 100 parallel uses as the limit has, and says when to come back", async () => {
      const limiter = store.createLimiter({ name: "suite", uses: 7, windowMs: 3_600_000 });
      expect(await limiter.used(key)).toBe(0);
      const uses = await Promise.all(Array.from({ length: 100 }, () => limiter.consume(key)));
      expect(uses.filter(({ allowed }) => allowed)).toHaveLength(7);
      for (const { allowed, retryAfterMs } of uses) {
        if (allowed) expect(retryAfterMs).toBe(0);
        else expect(retryAfterMs).toBeGreaterThan(3_000_000);
        expect(retryAfterMs).toBeLessThanOrEqual(3_600_000);
      }
      expect(await limiter.used(key)).toBeGreaterThanOrEqual(7);
    });

    it("counts each limit and each key for itself", async () => {
      const one = store.createLimiter({ name: "one", uses: 1, windowMs: 3_600_000 });
      const other = store.createLimiter({ name: "other", uses: 1, windowMs: 3_600_000 });
      for (const [limiter, name] of [
        [one, key],
        [other, key],
        [one, `${key}-other`],
      ] as const)
        expect(await limiter.consume(name)).toMatchObject({ allowed: true, used: 1 });
      expect(await one.consume(key)).toMatchObject({ allowed: false });
    });

    const delivery = { now: NOW, forgetAt: NOW + LIFETIME };

    it("finds an SMS that is watched, until it may be forgotten", async () => {
      await store.openDelivery({ ...delivery, key });
      expect(await store.findDelivery({ key, now: NOW })).toEqual({ sentAt: NOW });
      expect(await store.findDelivery({ key: `${key}-other`, now: NOW })).toBeUndefined();
    });

    it.each([true, false])("keeps the first report of an SMS (delivered: %s)", async (delivered) => {
      await store.openDelivery({ ...delivery, key });
      expect(await store.settleDelivery({ key, delivered, now: NOW })).toBe(true);
      expect(await store.settleDelivery({ key, delivered: !delivered, now: NOW })).toBe(true);
      expect(await store.findDelivery({ key, now: NOW })).toEqual({ sentAt: NOW, delivered });
    });

    it("keeps nothing of a report about an SMS that is not watched", async () => {
      expect(await store.settleDelivery({ key, delivered: true, now: NOW })).toBe(false);
      expect(await store.findDelivery({ key, now: NOW })).toBeUndefined();
    });
  });
}
