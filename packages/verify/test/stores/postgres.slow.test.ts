import { findPostgres, requireProgram, startPostgres } from "@cloopen-rest/test-kit";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { postgresStore } from "../../src/stores/postgres.js";
import { describeStore } from "./store-suite.js";

const programs = await findPostgres();
if (requireProgram(programs, "PostgreSQL", "postgresql")) {
  const database = await startPostgres(programs);
  const pool = new pg.Pool({ connectionString: database.url, max: 20 });
  afterAll(async () => {
    await pool.end();
    await database.stop();
  });
  const store = postgresStore({ pool });
  describeStore("postgresStore", () => store);

  it("creates its tables once when 20 processes begin at the same time", async () => {
    const stores = Array.from({ length: 20 }, () => postgresStore({ pool, prefix: "begin" }));
    const take = { key: "key", digest: "digest", now: 0, maxChecks: 1 };
    expect(new Set(await Promise.all(stores.map((each) => each.take(take))))).toEqual(new Set(["none"]));
  });

  it("removes challenges that nobody can ask for any more", async () => {
    const cleaned = postgresStore({ pool, prefix: "cleaned" });
    const open = { id: "id", digest: "digest", maxChecks: 1, keepCode: true };
    await cleaned.open({ ...open, key: "old", now: 1_000, expiresAt: 2_000 });
    await cleaned.open({ ...open, key: "new", now: 100_000, expiresAt: 200_000 });
    const left = await pool.query("SELECT key FROM cleaned_codes WHERE key NOT LIKE 'decoy-%'");
    expect(left.rows).toEqual([{ key: "new" }]);
  });

  it("removes deliveries with them, and finds none that is over", async () => {
    const cleaned = postgresStore({ pool, prefix: "cleaned_too" });
    await cleaned.openDelivery({ key: "old", now: 1_000, forgetAt: 2_000 });
    expect(await cleaned.findDelivery({ key: "old", now: 1_999 })).toEqual({ sentAt: 1_000 });
    expect(await cleaned.findDelivery({ key: "old", now: 2_000 })).toBeUndefined();
    expect(await cleaned.settleDelivery({ key: "old", delivered: true, now: 2_000 })).toBe(false);
    const open = { key: "new", id: "id", digest: "digest", maxChecks: 1, keepCode: true };
    await cleaned.open({ ...open, now: 100_000, expiresAt: 200_000 });
    expect((await pool.query("SELECT key FROM cleaned_too_deliveries")).rows).toEqual([]);
  });

  it("writes one row for a check, with and without a code, so that the time of the commit tells nothing", async () => {
    const secretive = postgresStore({ pool, prefix: "secretive" });
    const now = 1_000;
    for (const key of ["asked", "used", "expired", "exhausted"])
      await secretive.open({ key, id: "id", digest: "digest", now, expiresAt: 9_000, maxChecks: 1, keepCode: true });
    const take = (key: string, digest = "wrong", at = now) =>
      secretive.take({ key, digest, now: at, maxChecks: key === "exhausted" ? 0 : 1 });
    await take("used", "digest");
    const written = async (check: Promise<string>) => {
      const status = await check;
      // The transaction that wrote a row last is the one that checked.
      const newest = "SELECT max(xmin::text::bigint) AS id FROM secretive_codes";
      return [status, Number((await pool.query(newest)).rows[0]?.id)] as const;
    };
    let last = 0;
    for (const [key, at, expected] of [
      ["asked", now, "wrong"],
      ["never asked", now, "none"],
      ["used", now, "none"],
      ["expired", 9_000, "expired"],
      ["exhausted", now, "exhausted"],
    ] as const) {
      const [status, transaction] = await written(take(key, "wrong", at));
      expect([key, status]).toEqual([key, expected]);
      expect(transaction).toBeGreaterThan(last);
      last = transaction;
    }
  });

  it("rejects a prefix that is not a plain name", () => {
    expect(() => postgresStore({ pool, prefix: 'x"; DROP TABLE y' })).toThrow(TypeError);
  });
} else {
  describe.skip("postgresStore");
}
