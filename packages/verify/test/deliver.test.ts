import { afterEach, beforeEach, expect, expectTypeOf, it, vi } from "vitest";
import type { DeliverResult } from "../src/verify.js";
import { createFixture, NUMBER } from "./support/fixture.js";

const MINUTE = 60_000;
const CODE = "314159";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-26T04:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

it("sends the code of another system, which check does not know", async () => {
  const { verify, texts } = createFixture();
  const result = await verify.deliver({ to: `+86 ${NUMBER}`, code: CODE });
  expect(result).toMatchObject({ status: "sent", channel: "sms" });
  expect(result).not.toHaveProperty("expiresAt");
  expect(texts()).toEqual([CODE]);
  expect(await verify.check({ to: NUMBER, code: CODE })).toEqual({ status: "none" });
  expectTypeOf(result).toEqualTypeOf<DeliverResult>();
});

it("shares numbers, limits and the hook with start", async () => {
  const onSuspicious = vi.fn(() => false);
  const { verify, texts } = createFixture({ onSuspicious, limits: { budget: { sends: 2, windowMs: MINUTE } } });
  expect(await verify.deliver({ to: "1", code: CODE })).toMatchObject({ reason: "malformed-number" });
  expect(await verify.start({ to: NUMBER })).toMatchObject({ status: "sent" });
  const suspicious = { status: "rejected", channel: "sms", reason: "suspicious" };
  expect(await verify.deliver({ to: NUMBER, code: CODE })).toEqual(suspicious);
  onSuspicious.mockReturnValue(true);
  const limited = { status: "limited", channel: "sms", reason: "number", retryAfterMs: MINUTE };
  expect(await verify.deliver({ to: NUMBER, code: CODE })).toEqual(limited);
  expect(texts()).toHaveLength(1);
});

it("sends once for one requestId, and says unknown to its repetitions", async () => {
  const { verify, texts } = createFixture();
  const request = { to: NUMBER, code: CODE, requestId: "msg_1" };
  const results = await Promise.all(Array.from({ length: 20 }, () => verify.deliver(request)));
  expect(results.filter(({ status }) => status === "sent")).toHaveLength(1);
  const repeated = { status: "unknown", channel: "sms", reason: "repeated" };
  expect(results.filter(({ status }) => status !== "sent")).toEqual(Array.from({ length: 19 }, () => repeated));
  expect(texts()).toEqual([CODE]);
});

it("reads out what calls can read out, and rejects what they cannot", async () => {
  const { verify, calls } = createFixture({ voice: true, limits: { cooldownMs: false } });
  expect(await verify.deliver({ to: NUMBER, code: CODE, channel: "voice" })).toMatchObject({ status: "sent" });
  const rejected = { status: "rejected", channel: "voice", reason: "voice" };
  expect(await verify.deliver({ to: NUMBER, code: "1234567890", channel: "voice" })).toEqual(rejected);
  expect(calls()).toEqual([CODE]);
});

it.each(["123", "12345678901", "12 34", "", "1234\n"])("takes %j for a mistake of the caller", async (code) => {
  const { verify } = createFixture();
  await expect(verify.deliver({ to: NUMBER, code })).rejects.toThrow(TypeError);
});
