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
    expect((await pool.query("SELECT key FROM cleaned_codes")).rows).toEqual([{ key: "new" }]);
  });

  it("rejects a prefix that is not a plain name", () => {
    expect(() => postgresStore({ pool, prefix: 'x"; DROP TABLE y' })).toThrow(TypeError);
  });
} else {
  describe.skip("postgresStore");
}
