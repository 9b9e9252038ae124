import { findRedis, requireProgram, startRedis } from "@cloopen-rest/test-kit";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { afterAll, describe } from "vitest";
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
} else {
  describe.skip("redisStore");
}
