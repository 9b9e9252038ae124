import type { Redis } from "ioredis";
import type { Pool } from "pg";
import type { RedisClientType } from "redis";
import { expectTypeOf, it } from "vitest";
import type { CheckStatus, createVerify, StartParams, StartResult, Verify, VerifyOptions } from "../src/index.js";
import type { PostgresPool } from "../src/stores/postgres.js";
import type { IoredisClient, NodeRedisClient } from "../src/stores/redis.js";

it("names every status, so that a switch can be complete", () => {
  expectTypeOf<StartResult["status"]>().toEqualTypeOf<"sent" | "limited" | "rejected" | "unknown">();
  expectTypeOf<CheckStatus>().toEqualTypeOf<"approved" | "wrong" | "expired" | "exhausted" | "none">();
  expectTypeOf<Awaited<ReturnType<Verify["check"]>>["status"]>().toEqualTypeOf<CheckStatus>();
});

it("demands client, template and secret, and takes what frameworks give for an address", () => {
  expectTypeOf<typeof createVerify>().parameters.toEqualTypeOf<[VerifyOptions]>();
  expectTypeOf<Pick<VerifyOptions, "client" | "templateId">>().not.toExtend<VerifyOptions>();
  expectTypeOf<{ to: string; ip: string | undefined }>().toExtend<StartParams>();
  expectTypeOf<{ to: number }>().not.toExtend<StartParams>();
  expectTypeOf<{ to: string; channel: "email" }>().not.toExtend<StartParams>();
});

it("takes the clients of ioredis, redis and pg as they are", () => {
  expectTypeOf<Redis>().toExtend<IoredisClient>();
  expectTypeOf<RedisClientType>().toExtend<NodeRedisClient>();
  expectTypeOf<Pool>().toExtend<PostgresPool>();
});
