import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addressKey } from "../src/limits.js";
import type { SuspiciousAttempt } from "../src/verify.js";
import { createFixture, NUMBER } from "./support/fixture.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OFF = {
  cooldownMs: false,
  perNumber: false,
  perNumberDaily: false,
  perIp: false,
  perPrefix: false,
  budget: false,
} as const;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-26T04:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

describe("limits on sending", () => {
  it("asks for 60 seconds between two sends to one number, and says how many are left", async () => {
    const { verify, texts } = createFixture();
    await verify.start({ to: NUMBER });
    pass(20_000);
    const limited = { status: "limited", channel: "sms", reason: "number", retryAfterMs: 40_000 };
    expect(await verify.start({ to: NUMBER })).toEqual(limited);
    pass(40_000);
    expect(await verify.start({ to: NUMBER })).toMatchObject({ status: "sent" });
    expect(texts()).toHaveLength(2);
  });

  it("sends once when 50 requests for one number come at the same time", async () => {
    const { verify, texts } = createFixture();
    const results = await Promise.all(Array.from({ length: 50 }, () => verify.start({ to: NUMBER })));
    expect(results.filter(({ status }) => status === "sent")).toHaveLength(1);
    expect(texts()).toHaveLength(1);
  });

  it("allows 5 sends in 10 minutes and 10 in a day to one number, whatever the purpose and the form", async () => {
    const { verify, texts } = createFixture();
    for (const to of [NUMBER, `+86${NUMBER}`, `0086${NUMBER}`, `86${NUMBER}`, "138 0013 8000"]) {
      expect(await verify.start({ to, purpose: to })).toMatchObject({ status: "sent" });
      pass(MINUTE);
    }
    expect(await verify.start({ to: NUMBER })).toMatchObject({ reason: "number", retryAfterMs: 5 * MINUTE });
    pass(5 * MINUTE);
    for (let send = 0; send < 5; send++) {
      expect(await verify.start({ to: NUMBER })).toMatchObject({ status: "sent" });
      pass(MINUTE);
    }
    pass(10 * MINUTE);
    expect(await verify.start({ to: NUMBER })).toMatchObject({
      reason: "number",
      retryAfterMs: 24 * HOUR - 25 * MINUTE,
    });
    expect(texts()).toHaveLength(10);
  });

  it.each([
    ["ip", { perIp: { sends: 2, windowMs: HOUR } }, ["13800138000", "13900139000", "13700137000"]],
    ["prefix", { perPrefix: { sends: 2, windowMs: HOUR } }, ["13800138000", "13800138001", "13800138002"]],
    ["budget", { budget: { sends: 2, windowMs: HOUR } }, ["13800138000", "13900139000", "13700137000"]],
  ])("limits sends by %s", async (reason, limit, numbers) => {
    const { verify, texts } = createFixture({ limits: { ...OFF, ...limit } });
    const results = [];
    for (const to of numbers) results.push(await verify.start({ to, ip: "192.0.2.1" }));
    const limited = { status: "limited", channel: "sms", reason, retryAfterMs: HOUR };
    expect(results).toEqual([
      expect.objectContaining({ status: "sent" }),
      expect.objectContaining({ status: "sent" }),
      limited,
    ]);
    expect(texts()).toHaveLength(2);
    pass(HOUR);
    expect(await verify.start({ to: NUMBER, ip: "192.0.2.1" })).toMatchObject({ status: "sent" });
  });

  it("counts nothing for prefix and budget while a number is limited", async () => {
    const { verify } = createFixture({ limits: { ...OFF, cooldownMs: MINUTE, budget: { sends: 2, windowMs: HOUR } } });
    for (let request = 0; request < 10; request++) await verify.start({ to: NUMBER });
    expect(await verify.start({ to: "13900139000" })).toMatchObject({ status: "sent" });
  });

  it("counts nothing for number and budget while an address is limited", async () => {
    const { verify } = createFixture({
      limits: { ...OFF, cooldownMs: MINUTE, perIp: { sends: 1, windowMs: HOUR }, budget: { sends: 2, windowMs: HOUR } },
    });
    await verify.start({ to: "13900139000", ip: "192.0.2.1" });
    for (let request = 0; request < 10; request++) await verify.start({ to: NUMBER, ip: "192.0.2.1" });
    expect(await verify.start({ to: NUMBER, ip: "192.0.2.2" })).toMatchObject({ status: "sent" });
  });
});

describe("onSuspicious", () => {
  const limits = {
    ...OFF,
    cooldownMs: MINUTE,
    perIp: { sends: 4, windowMs: HOUR },
    budget: { sends: 6, windowMs: HOUR },
  };

  it("is asked from half of a common limit on, and decides before anything is sent or counted for the number", async () => {
    const asked: SuspiciousAttempt[] = [];
    const onSuspicious = (attempt: SuspiciousAttempt) => asked.push(attempt) > 0 && attempt.captcha === "solved";
    const { verify, texts } = createFixture({ limits, onSuspicious });
    expect(await verify.start({ to: "13900139000", ip: "192.0.2.1" })).toMatchObject({ status: "sent" });
    expect(asked).toEqual([]);
    const rejected = { status: "rejected", channel: "sms", reason: "suspicious" };
    expect(await verify.start({ to: NUMBER, ip: "192.0.2.1" })).toEqual(rejected);
    expect(texts()).toHaveLength(1);
    const solved = await verify.start({ to: NUMBER, ip: "192.0.2.1", captcha: "solved" });
    expect(solved).toMatchObject({ status: "sent" });
    const attempt = { to: `+86${NUMBER}`, ip: "192.0.2.1", purpose: "default", channel: "sms", reasons: ["ip"] };
    expect(asked).toEqual([
      { ...attempt, captcha: undefined },
      { ...attempt, captcha: "solved" },
    ]);
  });

  it("is asked for the budget, too, whatever the address", async () => {
    const reasons: unknown[] = [];
    const onSuspicious = (attempt: SuspiciousAttempt) => reasons.push(attempt.reasons) > 0;
    const { verify } = createFixture({ limits, onSuspicious });
    for (const digit of [1, 2, 3, 4]) await verify.start({ to: `1380013800${digit}`, ip: `192.0.2.${digit}` });
    expect(reasons).toEqual([["budget"]]);
  });
});

describe("addressKey", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:DB8:1:2::9", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["fe80::1%eth0", "fe80:0:0:0"],
    ["unix", "unix"],
  ])("takes %s for %s", (ip, key) => {
    expect(addressKey(ip)).toBe(key);
  });
});
