import { RateLimiterRedis } from "rate-limiter-flexible";
import { adaptLimiter } from "./flexible-limiter.js";
import { isCheckStatus, type VerifyStore } from "./store.js";

/** The part of an `ioredis` client, or cluster, that is used. */
export interface IoredisClient {
  call(command: string, ...args: string[]): Promise<unknown>;
  defineCommand(name: string, definition: { numberOfKeys?: number; lua: string }): void;
}

/** The part of a client of the package `redis`, version 4 or later, that is used. */
export interface NodeRedisClient {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /** Connected client of `ioredis` or `redis`. It stays the caller's, who closes it. */
  readonly client: IoredisClient | NodeRedisClient;
  /** Before each key; `cloopen-verify` by default. */
  readonly prefix?: string;
}

const OPEN = `
local found = redis.call('HMGET', KEYS[1], 'id', 'expiresAt', 'checks')
local live = found[1] and tonumber(found[2]) > tonumber(ARGV[3])
if live and tonumber(found[3]) >= tonumber(ARGV[5]) then return {'1', found[1], found[2]} end
local id = ARGV[1]
if live and ARGV[6] == '1' then
  id = found[1]
  redis.call('HSET', KEYS[1], 'expiresAt', ARGV[4])
else
  redis.call('HSET', KEYS[1], 'id', id, 'digest', ARGV[2], 'expiresAt', ARGV[4], 'checks', live and found[3] or '0')
end
redis.call('PEXPIRE', KEYS[1], ARGV[7])
return {'0', id, ARGV[4]}`;

/** Each way through it writes once, so that neither the time nor a log that is synced tells who asked for a code. */
const TAKE = `
local found = redis.call('HMGET', KEYS[1], 'digest', 'expiresAt', 'checks')
if not found[1] then
  redis.call('HINCRBY', KEYS[1], 'late', 1)
  redis.call('PEXPIRE', KEYS[1], 1)
  return 'none'
end
if tonumber(found[2]) <= tonumber(ARGV[2]) then
  redis.call('HINCRBY', KEYS[1], 'late', 1)
  return 'expired'
end
if tonumber(found[3]) >= tonumber(ARGV[3]) then
  redis.call('HINCRBY', KEYS[1], 'late', 1)
  return 'exhausted'
end
if found[1] == ARGV[1] then
  redis.call('DEL', KEYS[1])
  return 'approved'
end
redis.call('HINCRBY', KEYS[1], 'checks', 1)
return 'wrong'`;

const OPEN_DELIVERY = `
redis.call('HSET', KEYS[1], 'sentAt', ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1`;

const SETTLE_DELIVERY = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSETNX', KEYS[1], 'delivered', ARGV[1])
return 1`;

const FIND_DELIVERY = `return redis.call('HMGET', KEYS[1], 'sentAt', 'delivered')`;

/**
 * Keeps codes and limits in Redis 5 or later. A script runs alone in Redis, so each step is atomic.
 *
 * Keys expire by themselves. Redis without persistence forgets after a restart: open codes become `none`.
 */
export function redisStore({ client, prefix = "cloopen-verify" }: RedisStoreOptions): VerifyStore {
  const run = (
    script: string,
    kind: "code" | "delivery",
    key: string,
    args: readonly (string | number)[],
  ): Promise<unknown> => {
    const strings = args.map(String);
    const keys = [`${prefix}:${kind}:${key}`];
    return isIoredis(client)
      ? client.call("EVAL", script, "1", ...keys, ...strings)
      : client.eval(script, { keys, arguments: strings });
  };
  return {
    async open({ key, id, digest, now, expiresAt, maxChecks, keepCode }) {
      const keepMs = 2 * (expiresAt - now);
      const result = await run(OPEN, "code", key, [id, digest, now, expiresAt, maxChecks, keepCode ? 1 : 0, keepMs]);
      const [exhausted, openId, end] = Array.isArray(result) ? result.map(String) : [];
      if (openId === undefined) throw new Error("Redis gave no challenge.");
      return { exhausted: exhausted === "1", id: openId, expiresAt: Number(end) };
    },
    async take({ key, digest, now, maxChecks }) {
      const status = String(await run(TAKE, "code", key, [digest, now, maxChecks]));
      if (!isCheckStatus(status)) throw new Error("Redis gave no result of a check.");
      return status;
    },
    createLimiter: ({ name, uses, windowMs }) =>
      adaptLimiter(
        new RateLimiterRedis({
          storeClient: client,
          useRedisPackage: !isIoredis(client),
          keyPrefix: `${prefix}:limit:${name}`,
          points: uses,
          duration: windowMs / 1_000,
        }),
      ),
    async openDelivery({ key, now, forgetAt }) {
      await run(OPEN_DELIVERY, "delivery", key, [now, forgetAt - now]);
    },
    async settleDelivery({ key, delivered }) {
      return Number(await run(SETTLE_DELIVERY, "delivery", key, [delivered ? 1 : 0])) === 1;
    },
    async findDelivery({ key }) {
      const result = await run(FIND_DELIVERY, "delivery", key, []);
      const [sentAt, delivered]: readonly unknown[] = Array.isArray(result) ? result : [];
      if (typeof sentAt !== "string") return undefined;
      return { sentAt: Number(sentAt), ...(typeof delivered === "string" && { delivered: delivered === "1" }) };
    },
  };
}

function isIoredis(client: IoredisClient | NodeRedisClient): client is IoredisClient {
  return "defineCommand" in client;
}
