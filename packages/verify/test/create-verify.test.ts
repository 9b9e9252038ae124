import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import { createVerify } from "../src/create-verify.js";
import { memoryStore } from "../src/stores/memory.js";
import type { VerifyStore } from "../src/stores/store.js";
import type { CheckResult, StartResult } from "../src/verify.js";
import { createFixture, NUMBER, SECRET } from "./support/fixture.js";

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-26T04:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
const wrongFor = (code: string | undefined) => (code === "000000" ? "111111" : "000000");

describe("start", () => {
  it("sends a code of six digits and its lifetime in minutes", async () => {
    const { verify, sandbox } = createFixture();
    const result = await verify.start({ to: "+86 138 0013 8000" });
    const expiresAt = new Date(Date.now() + 10 * MINUTE);
    const id = expect.stringMatching(/^\w{32}$/);
    expect(result).toEqual({ status: "sent", channel: "sms", expiresAt, messageId: id, deliveryId: id });
    const [message] = [...sandbox.state.messages.values()];
    expect(message).toMatchObject({ to: [NUMBER], templateId: "1", datas: [expect.stringMatching(/^\d{6}$/), "10"] });
    expectTypeOf(result).toEqualTypeOf<StartResult>();
  });

  it.each([
    ["12345", "malformed-number"],
    ["+447700900123", "country"],
  ])("rejects %s as %s before anything is sent or counted", async (to, reason) => {
    const store = memoryStore();
    const open = vi.spyOn(store, "open");
    const { verify, sandbox } = createFixture({ store });
    expect(await verify.start({ to, ip: "192.0.2.1" })).toEqual({ status: "rejected", channel: "sms", reason });
    expect(open).not.toHaveBeenCalled();
    expect(sandbox.state.messages.size).toBe(0);
  });

  it("sends the same code again within the lifetime, which begins again", async () => {
    const { verify, texts } = createFixture();
    await verify.start({ to: NUMBER });
    pass(9 * MINUTE);
    expect(await verify.start({ to: "0086-13800138000" })).toMatchObject({
      expiresAt: new Date(Date.now() + 10 * MINUTE),
    });
    const [first = "", second] = texts();
    expect(second).toBe(first);
    pass(9 * MINUTE);
    expect(await verify.check({ to: NUMBER, code: first })).toEqual({ status: "approved" });
  });

  it("sends a new code after the lifetime, and within it when asked to", async () => {
    for (const [onRepeat, pause] of [
      ["same", 10 * MINUTE],
      ["new", MINUTE],
    ] as const) {
      const { verify, texts } = createFixture({ onRepeat });
      await verify.start({ to: NUMBER });
      pass(pause);
      await verify.start({ to: NUMBER });
      const [first = "", second = ""] = texts();
      expect(second).not.toBe(first);
      expect(await verify.check({ to: NUMBER, code: first })).toEqual({ status: "wrong" });
      expect(await verify.check({ to: NUMBER, code: second })).toEqual({ status: "approved" });
    }
  });

  it("sends nothing when no check is left, and says how long that lasts", async () => {
    const { verify, texts } = createFixture({ maxChecks: 1 });
    await verify.start({ to: NUMBER });
    await verify.check({ to: NUMBER, code: wrongFor(texts()[0]) });
    pass(MINUTE);
    const limited = { status: "limited", channel: "sms", reason: "checks", retryAfterMs: 9 * MINUTE };
    expect(await verify.start({ to: NUMBER })).toEqual(limited);
    expect(texts()).toHaveLength(1);
  });

  it("reads the code out when the channel is voice and calls are allowed", async () => {
    const { verify, calls, texts } = createFixture({ voice: { playTimes: "2" } });
    expect(await verify.start({ to: NUMBER, channel: "voice" })).toMatchObject({ status: "sent", channel: "voice" });
    expect(texts()).toEqual([]);
    expect(await verify.check({ to: NUMBER, code: calls()[0] ?? "" })).toEqual({ status: "approved" });
  });

  it("rejects voice when calls are not allowed", async () => {
    const { verify } = createFixture();
    const rejected = { status: "rejected", channel: "voice", reason: "voice" };
    expect(await verify.start({ to: NUMBER, channel: "voice" })).toEqual(rejected);
  });

  it("rejects a channel that there is not, and does not take it for a call", async () => {
    const { verify, calls, texts } = createFixture({ voice: true });
    const params = JSON.parse(`{ "to": "${NUMBER}", "channel": "email" }`);
    expect(await verify.start(params)).toEqual({ status: "rejected", channel: "sms", reason: "channel" });
    expect([...calls(), ...texts()]).toEqual([]);
  });

  it("fills the template by `datas`", async () => {
    const { verify, sandbox } = createFixture({
      datas: ({ code, minutes, purpose }) => [`${purpose}:${code}`, `${minutes}`],
      lifetimeMs: 90_000,
      codeLength: 4,
    });
    await verify.start({ to: NUMBER, purpose: "pay" });
    expect([...sandbox.state.messages.values()][0]?.datas).toEqual([expect.stringMatching(/^pay:\d{4}$/), "2"]);
  });
});

describe("check", () => {
  it("approves a code once", async () => {
    const { verify, texts } = createFixture();
    await verify.start({ to: NUMBER });
    const code = texts()[0] ?? "";
    const result = await verify.check({ to: NUMBER, code });
    expect(result).toEqual({ status: "approved" });
    expect(await verify.check({ to: NUMBER, code })).toEqual({ status: "none" });
    expectTypeOf(result).toEqualTypeOf<CheckResult>();
  });

  it("approves exactly one of 1,000 parallel checks", async () => {
    const { verify, texts } = createFixture();
    await verify.start({ to: NUMBER });
    const code = texts()[0] ?? "";
    const results = await Promise.all(Array.from({ length: 1_000 }, () => verify.check({ to: NUMBER, code })));
    expect(results.filter(({ status }) => status === "approved")).toHaveLength(1);
  });

  it("takes the number in another form, and the code in full-width digits and with blanks", async () => {
    const { verify, texts } = createFixture();
    await verify.start({ to: NUMBER });
    const code = [...(texts()[0] ?? "")].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(" ");
    expect(await verify.check({ to: "８６ 138-0013-8000", code })).toEqual({ status: "approved" });
  });

  it("says wrong five times, then exhausted, also to the right code", async () => {
    const { verify, texts } = createFixture();
    await verify.start({ to: NUMBER });
    const code = texts()[0] ?? "";
    const statuses: string[] = [];
    for (let guess = 0; guess < 6; guess++)
      statuses.push((await verify.check({ to: NUMBER, code: wrongFor(code) })).status);
    expect(statuses).toEqual(["wrong", "wrong", "wrong", "wrong", "wrong", "exhausted"]);
    expect(await verify.check({ to: NUMBER, code })).toEqual({ status: "exhausted" });
  });

  it.each(["same", "new"] as const)("does not give back checks when the %s code is sent", async (onRepeat) => {
    const { verify, texts } = createFixture({ onRepeat });
    await verify.start({ to: NUMBER });
    for (let guess = 0; guess < 4; guess++) await verify.check({ to: NUMBER, code: wrongFor(texts()[0]) });
    pass(MINUTE);
    await verify.start({ to: NUMBER });
    const code = texts()[1] ?? "";
    expect(await verify.check({ to: NUMBER, code: wrongFor(code) })).toEqual({ status: "wrong" });
    expect(await verify.check({ to: NUMBER, code })).toEqual({ status: "exhausted" });
  });

  it("says expired after ten minutes", async () => {
    const { verify, texts } = createFixture();
    await verify.start({ to: NUMBER });
    pass(10 * MINUTE);
    expect(await verify.check({ to: NUMBER, code: texts()[0] ?? "" })).toEqual({ status: "expired" });
  });

  it("approves no code for another purpose, and does not use the checks of that", async () => {
    const { verify, texts } = createFixture({ limits: { cooldownMs: false } });
    await verify.start({ to: NUMBER, purpose: "login" });
    await verify.start({ to: NUMBER, purpose: "pay" });
    const [login = "", pay = ""] = texts();
    expect(login).not.toBe(pay);
    expect(await verify.check({ to: NUMBER, purpose: "pay", code: login })).toEqual({ status: "wrong" });
    expect(await verify.check({ to: NUMBER, purpose: "other", code: login })).toEqual({ status: "none" });
    expect(await verify.check({ to: NUMBER, purpose: "login", code: login })).toEqual({ status: "approved" });
  });

  it.each([
    ["a number that never asked", "13900139000"],
    ["a malformed number", "x"],
  ])("says none to %s, by the same one step of the store", async (_, to) => {
    const store = memoryStore();
    const { verify } = createFixture({ store });
    await verify.start({ to: NUMBER });
    const take = vi.spyOn(store, "take");
    expect(await verify.check({ to, code: "123456" })).toEqual({ status: "none" });
    expect(take).toHaveBeenCalledTimes(1);
  });

  it("limits the checks of one address, whatever the number, and looks at no code then", async () => {
    const { verify, texts } = createFixture({ limits: { checksPerIp: { checks: 2, windowMs: MINUTE } } });
    await verify.start({ to: NUMBER });
    const code = texts()[0] ?? "";
    const ip = "192.0.2.1";
    expect(await verify.check({ to: "13900139000", code: "123456", ip })).toEqual({ status: "none" });
    expect(await verify.check({ to: "x", code: "123456", ip })).toEqual({ status: "none" });
    const limited = { status: "exhausted", retryAfterMs: MINUTE };
    expect(await verify.check({ to: "13900139000", code: "123456", ip })).toEqual(limited);
    expect(await verify.check({ to: NUMBER, code, ip })).toEqual(limited);
    expect(await verify.check({ to: NUMBER, code, ip: "192.0.2.2" })).toEqual({ status: "approved" });
  });

  it("takes no code of endless length", async () => {
    const { verify } = createFixture();
    await verify.start({ to: NUMBER });
    expect(await verify.check({ to: NUMBER, code: "1".repeat(1_000_000) })).toEqual({ status: "wrong" });
  });

  it("hands a store neither number, nor address, nor code", async () => {
    const handed: unknown[] = [];
    const inner = memoryStore();
    const store: VerifyStore = {
      ...inner,
      openDelivery: (request) => {
        handed.push(request);
        return inner.openDelivery(request);
      },
      open: (request) => {
        handed.push(request);
        return inner.open(request);
      },
      take: (request) => {
        handed.push(request);
        return inner.take(request);
      },
      createLimiter(rule) {
        const limiter = inner.createLimiter(rule);
        const consume: typeof limiter.consume = (key) => {
          handed.push(key);
          return limiter.consume(key);
        };
        return { ...limiter, consume };
      },
    };
    const { verify, texts } = createFixture({ store });
    await verify.start({ to: NUMBER, ip: "192.0.2.77" });
    const code = texts()[0] ?? "";
    await verify.check({ to: NUMBER, code });
    const text = JSON.stringify(handed);
    expect(handed.length).toBeGreaterThan(6);
    for (const secret of [NUMBER, NUMBER.slice(0, 7), "192.0.2.77", `"${code}"`]) expect(text).not.toContain(secret);
  });
});

describe("createVerify", () => {
  it.each([
    { secret: "s".repeat(31) },
    { templateId: "one" },
    { codeLength: 3 },
    { codeLength: 9 },
    { maxChecks: 0 },
    { lifetimeMs: 1_500 },
    { limits: { perIp: { sends: 0, windowMs: 1_000 } } },
    { limits: { budget: { sends: 1, windowMs: 1 } } },
    { limits: { cooldownMs: 0 } },
    { limits: { checksPerIp: { checks: 0, windowMs: 1_000 } } },
    { deliveryTimeoutMs: 600_001 },
  ])("rejects %j", (options) => {
    const { client } = createFixture();
    expect(() => createVerify({ client, templateId: "1", secret: SECRET, ...options })).toThrow(TypeError);
  });
});
