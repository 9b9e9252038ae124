import { afterEach, beforeEach, expect, expectTypeOf, it, vi } from "vitest";
import type { DeliveryResult, SentCode } from "../src/verify.js";
import { createFixture, type Fixture, NUMBER } from "./support/fixture.js";

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-26T04:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

async function startWatched(fixture: Fixture): Promise<string> {
  const { deliveryId = "" } = await fixture.verify.start({ to: NUMBER });
  expect(deliveryId).toMatch(/^[0-9a-f]{32}$/);
  return deliveryId;
}

it("is pending until the timeout, then overdue, and offers a call where calls are allowed", async () => {
  for (const voice of [true, false]) {
    const fixture = createFixture({ voice });
    const deliveryId = await startWatched(fixture);
    pass(20_000);
    const pending = { status: "pending", offerVoice: false, overdueInMs: 40_000 };
    expect(await fixture.verify.delivery(deliveryId)).toEqual(pending);
    pass(40_000);
    const result = await fixture.verify.delivery(deliveryId);
    expect(result).toEqual({ status: "overdue", offerVoice: voice });
    expectTypeOf(result).toEqualTypeOf<DeliveryResult>();
  }
});

it.each([
  ["0", { status: "delivered", offerVoice: false }],
  ["1", { status: "undelivered", offerVoice: true }],
])("says what the first report with status %s says", async (status, expected) => {
  const { verify, sandbox, ...rest } = createFixture({ voice: true });
  const deliveryId = await startWatched({ verify, sandbox, ...rest });
  const [message] = [...sandbox.state.messages.values()];
  expect(message?.reqId).toBe(deliveryId);
  expect(await verify.recordReport({ reqId: deliveryId, status })).toBe(true);
  expect(await verify.recordReport({ reqId: deliveryId, status: status === "0" ? "1" : "0" })).toBe(true);
  pass(2 * MINUTE);
  expect(await verify.delivery(deliveryId)).toEqual(expected);
});

it("leaves reports of other messages alone", async () => {
  const { verify } = createFixture();
  for (const reqId of [undefined, "", "order4711"])
    expect(await verify.recordReport({ reqId, status: "0" })).toBe(false);
  expect(await verify.delivery("order4711")).toEqual({ status: "none", offerVoice: false });
});

it("forgets an SMS with the lifetime of its code", async () => {
  const fixture = createFixture();
  const deliveryId = await startWatched(fixture);
  pass(10 * MINUTE);
  expect(await fixture.verify.delivery(deliveryId)).toEqual({ status: "none", offerVoice: false });
});

it("watches also an SMS whose answer was lost, which the report then settles; nothing is sent by itself", async () => {
  const { verify, sandbox, texts, calls } = createFixture({ voice: true });
  sandbox.fail({ kind: "reset-after", times: 1 });
  const result = await verify.start({ to: NUMBER });
  expect(result).toMatchObject({ status: "unknown", deliveryId: expect.stringMatching(/^\w{32}$/) });
  pass(MINUTE);
  expect(await verify.delivery(result.status === "unknown" ? (result.deliveryId ?? "") : "")).toMatchObject({
    status: "overdue",
  });
  expect([texts().length, calls().length]).toEqual([1, 0]);
  expectTypeOf<SentCode["deliveryId"]>().toEqualTypeOf<string | undefined>();
});

it("says that voice is not watched", async () => {
  const { verify } = createFixture({ voice: true });
  expect(await verify.start({ to: NUMBER, channel: "voice" })).not.toHaveProperty("deliveryId");
});
