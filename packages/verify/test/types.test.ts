import type { WebhookMessage } from "@cloopen-rest/client/webhooks";
import type { Redis } from "ioredis";
import type { Pool } from "pg";
import type { RedisClientType } from "redis";
import { expectTypeOf, it } from "vitest";
import type {
  CheckStatus,
  createVerify,
  DeliveryReport,
  StartParams,
  StartResult,
  Verify,
  VerifyOptions,
} from "../src/index.js";
import type { PostgresPool } from "../src/stores/postgres.js";
import type { IoredisClient, NodeRedisClient } from "../src/stores/redis.js";

it("names every status, so that a switch can be complete", () => {
  expectTypeOf<StartResult["status"]>().toEqualTypeOf<"sent" | "limited" | "rejected" | "unknown">();
  expectTypeOf<CheckStatus>().toEqualTypeOf<"approved" | "wrong" | "expired" | "exhausted" | "none">();
  expectTypeOf<Awaited<ReturnType<Verify["check"]>>["status"]>().toEqualTypeOf<CheckStatus>();
});

it("has an expiry with sent and unknown, and a pause with limited", () => {
  type Result<Status> = Extract<StartResult, { readonly status: Status }>;
  expectTypeOf<Result<"limited">["retryAfterMs"]>().toEqualTypeOf<number>();
  expectTypeOf<Extract<StartResult, { readonly expiresAt: Date }>["status"]>().toEqualTypeOf<"sent" | "unknown">();
  expectTypeOf<StartResult["deliveryId"]>().toEqualTypeOf<string | undefined>();
});

it("takes a status report as webhooks of the client hand it over", () => {
  expectTypeOf<WebhookMessage<"smsStatusReport">>().toExtend<DeliveryReport>();
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
