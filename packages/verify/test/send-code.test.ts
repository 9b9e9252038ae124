import { CATALOGUE } from "@cloopen-rest/client/errors";
import { describe, expect, it } from "vitest";
import { DAILY_CAPS, SHORT_LIMITS, untilBeijingMidnight, VOICE_CAN_HELP } from "../src/send-code.js";
import { createFixture, NUMBER } from "./support/fixture.js";

const sms = (statusCode: string) =>
  ({ kind: "status-code", statusCode, operation: "sendTemplateSms", times: "always" }) as const;
const call = (statusCode: string) =>
  ({ kind: "status-code", statusCode, operation: "voiceVerify", times: "always" }) as const;

describe("what the platform says is a result", () => {
  it.each(DAILY_CAPS)("%s is limited until midnight in Beijing", async (statusCode) => {
    const { verify, sandbox } = createFixture();
    sandbox.fail(sms(statusCode));
    const before = untilBeijingMidnight(Date.now());
    const result = await verify.start({ to: NUMBER });
    expect(result).toMatchObject({ status: "limited", reason: "platform", statusCode, channel: "sms" });
    expect(Math.abs((result.retryAfterMs ?? 0) - before) % 86_400_000).toBeLessThan(60_000);
    expect(result.expiresAt).toBeUndefined();
  });

  it.each(SHORT_LIMITS)("%s is limited for the cooldown", async (statusCode) => {
    const { verify, sandbox } = createFixture({ limits: { cooldownMs: 90_000 } });
    sandbox.fail(sms(statusCode));
    const limited = { status: "limited", reason: "platform", statusCode, retryAfterMs: 90_000 };
    expect(await verify.start({ to: NUMBER })).toMatchObject(limited);
  });

  it.each(["112310", "112317", "160034", "160042", "111142"])(
    "%s is rejected, with the error for a log",
    async (statusCode) => {
      const { verify, sandbox } = createFixture({ voice: true });
      sandbox.fail(sms(statusCode));
      const result = await verify.start({ to: NUMBER });
      const error = expect.objectContaining({ kind: "api", statusCode });
      expect(result).toEqual({ status: "rejected", reason: "platform", statusCode, channel: "sms", error });
    },
  );

  it.each(["160050", "112326"])("%s, after which nobody knows, is unknown", async (statusCode) => {
    const { verify, sandbox } = createFixture({ voice: true });
    sandbox.fail(sms(statusCode));
    expect(await verify.start({ to: NUMBER })).toMatchObject({ status: "unknown", reason: "platform", statusCode });
  });

  it("throws for variables that cannot be sent, for no user can cause that", async () => {
    const { verify } = createFixture({ datas: () => JSON.parse("[5]") });
    await expect(verify.start({ to: NUMBER })).rejects.toMatchObject({ name: "CloopenEncodeError" });
  });
});

describe("an unknown fate", () => {
  it("is sent where a client with smsByReqId repeats the request, and the platform knows its reqId", async () => {
    const { verify, sandbox, texts } = createFixture({}, { retry: { smsByReqId: true, baseDelayMs: 1 } });
    sandbox.fail({ kind: "reset-after", times: 1 });
    const result = await verify.start({ to: NUMBER });
    expect(result).toMatchObject({ status: "sent", channel: "sms", deliveryId: expect.stringMatching(/^\w{32}$/) });
    expect(result).not.toHaveProperty("messageId");
    expect(texts()).toHaveLength(1);
  });

  it.each([{ kind: "reset-after" }, { kind: "empty" }, { kind: "http-status", status: 502 }] as const)(
    "is unknown after $kind, and leads to no second code and no call",
    async (fault) => {
      const { verify, sandbox, texts, calls } = createFixture({ voice: true });
      sandbox.fail({ ...fault, times: "always" });
      const result = await verify.start({ to: NUMBER });
      expect(result).toMatchObject({
        status: "unknown",
        channel: "sms",
        reason: "connection",
        expiresAt: expect.any(Date),
      });
      expect(texts().length).toBe(fault.kind === "reset-after" ? 1 : 0);
      expect(calls()).toEqual([]);
    },
  );

  it("leaves the code valid, in case it arrives", async () => {
    const { verify, sandbox, texts } = createFixture();
    sandbox.fail({ kind: "reset-after" });
    await verify.start({ to: NUMBER });
    expect(await verify.check({ to: NUMBER, code: texts()[0] ?? "" })).toEqual({ status: "approved" });
  });

  it("sends the same code when the user asks again", async () => {
    const { verify, sandbox, texts } = createFixture({ limits: { cooldownMs: false } });
    sandbox.fail({ kind: "reset-after" });
    await verify.start({ to: NUMBER });
    await verify.start({ to: NUMBER });
    expect(texts()).toHaveLength(2);
    expect(new Set(texts()).size).toBe(1);
  });
});

describe("voice as a fallback", () => {
  it.each(VOICE_CAN_HELP)("calls with the same code after %s", async (statusCode) => {
    const { verify, sandbox, calls } = createFixture({ voice: true });
    sandbox.fail(sms(statusCode));
    expect(await verify.start({ to: NUMBER })).toMatchObject({ status: "sent", channel: "voice" });
    expect(await verify.check({ to: NUMBER, code: calls()[0] ?? "" })).toEqual({ status: "approved" });
  });

  it.each([
    ["calls are not allowed", "160040", undefined],
    ["the fallback is switched off", "160040", { fallback: false }],
    ["the number is on a block list", "160034", true],
    ["the platform asks to wait", "160038", true],
  ])("does not call when %s", async (_, statusCode, voice) => {
    const { verify, sandbox, calls } = createFixture(voice === undefined ? {} : { voice });
    sandbox.fail(sms(statusCode));
    expect(await verify.start({ to: NUMBER })).toMatchObject({ channel: "sms", statusCode });
    expect(calls()).toEqual([]);
  });

  it("gives the rejection of the SMS when the call is rejected, too", async () => {
    const { verify, sandbox } = createFixture({ voice: true });
    sandbox.fail(sms("160040"));
    sandbox.fail(call("111324"));
    expect(await verify.start({ to: NUMBER })).toMatchObject({
      status: "limited",
      channel: "sms",
      statusCode: "160040",
    });
  });

  it("is unknown when the fate of the call is", async () => {
    const { verify, sandbox } = createFixture({ voice: true });
    sandbox.fail(sms("160040"));
    sandbox.fail({ kind: "reset-after", operation: "voiceVerify" });
    expect(await verify.start({ to: NUMBER })).toMatchObject({ status: "unknown", channel: "voice" });
  });
});

it("untilBeijingMidnight counts to 16:00 UTC", () => {
  expect(untilBeijingMidnight(Date.parse("2026-11-26T15:59:59Z"))).toBe(1_000);
  expect(untilBeijingMidnight(Date.parse("2026-11-26T16:00:00Z"))).toBe(86_400_000);
});

describe("the lists of codes and the catalogue", () => {
  it("know each other: a code that the catalogue calls a limit on sending a code is in a list, and no other", () => {
    const limits = CATALOGUE.filter(({ limit }) => limit !== undefined).map(({ code }) => code);
    // The review of the application, parallel status queries, and hours for marketing do not concern codes.
    const elsewhere = ["111179", "112354", "160071"];
    expect([...DAILY_CAPS, ...SHORT_LIMITS, ...elsewhere].sort()).toEqual(limits.sort());
  });

  it("have no code that the catalogue does not have, and none after which a message may be there", () => {
    for (const listed of VOICE_CAN_HELP) {
      const entry = CATALOGUE.find(({ code }) => code === listed);
      expect([listed, entry?.retryable === "never" || entry?.limit !== undefined]).toEqual([listed, true]);
    }
  });
});
