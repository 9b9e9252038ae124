import { findRedis, requireProgram, startRedis } from "@cloopen-rest/test-kit";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { afterAll, describe, expect, it } from "vitest";
import { redisStore } from "../../src/stores/redis.js";
import { describeStore } from "./store-suite.js";

const program = await findRedis();
if (requireProgram(program, "redis-server", "redis-server")) {
  const database = await startRedis(program);
  const ioredis = new Redis(database.url);
  const nodeRedis = await createClient({ url: database.url }).connect();
  afterAll(async () => {
    ioredis.disconnect();
    nodeRedis.destroy();
    await database.stop();
  });
  const overIoredis = redisStore({ client: ioredis, prefix: "over-ioredis" });
  const overRedis = redisStore({ client: nodeRedis, prefix: "over-redis" });
  describeStore("redisStore with ioredis", () => overIoredis);
  describeStore("redisStore with redis", () => overRedis);

  it("writes at each check, whoever asked for a code, and keeps nothing for who did not", async () => {
    const changes = async () =>
      Number(/rdb_changes_since_last_save:(\d+)/.exec(await ioredis.info("persistence"))?.[1]);
    const open = { id: "id", digest: "digest", now: 1_000, expiresAt: 9_000, maxChecks: 1, keepCode: true };
    for (const key of ["asked", "expired", "exhausted"]) await overIoredis.open({ ...open, key });
    for (const [key, now, maxChecks, status] of [
      ["asked", 1_000, 1, "wrong"],
      ["never asked", 1_000, 1, "none"],
      ["expired", 9_000, 1, "expired"],
      ["exhausted", 1_000, 0, "exhausted"],
    ] as const) {
      const before = await changes();
      expect(await overIoredis.take({ key, digest: "wrong", now, maxChecks })).toBe(status);
      expect(await changes()).toBeGreaterThan(before);
    }
    await expect.poll(() => ioredis.exists("over-ioredis:code:never asked")).toBe(0);
  });
} else {
  describe.skip("redisStore");
}
