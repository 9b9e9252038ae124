import type { HttpResponse, Transport } from "@cloopen-rest/client";
import { TransportError } from "@cloopen-rest/client";
import { describe, expect, it, vi } from "vitest";
import type { RunOptions } from "../src/campaigns.js";
import { sqliteStore } from "../src/sqlite/sqlite-store.js";
import { collect, createFixture, type Fixture, numbers } from "./support/fixture.js";
import { createVirtualClock, inBeijing, type VirtualClock } from "./support/virtual-clock.js";

const MESSAGE = { name: "spring", templateId: "1", datas: ["6532", "5"] };
const NOON = inBeijing("2026-11-26 12:00");
const ONE: RunOptions = { batchSize: 1, concurrency: 1 };
/** Faults meet sends only. */
const operation = "sendTemplateSms";

async function start(recipients: readonly string[], time: number = NOON): Promise<Fixture & { clock: VirtualClock }> {
  const clock = createVirtualClock(time);
  // The sandbox's day is that of the campaign.
  const fixture = await createFixture({ effects: clock }, {}, { clock: { now: clock.now, after: () => () => {} } });
  await fixture.campaigns.create({ ...MESSAGE, recipients });
  return { ...fixture, clock };
}
const campaignOf = async ({ campaigns }: Fixture) => (await campaigns.get("spring")) ?? expect.unreachable();
const statesOf = async (fixture: Fixture) =>
  (await collect((await campaignOf(fixture)).results())).map(({ state, code }) => (code ? `${state} ${code}` : state));

describe("a request that fails", () => {
  it.each(["reset-after", "half-body", "html", "empty"] as const)(
    "is unknown after %s, and not sent again",
    async (kind) => {
      const fixture = await start(numbers(2));
      fixture.sandbox.fail({ kind, operation });
      const campaign = await campaignOf(fixture);
      expect((await campaign.run(ONE)).end).toBe("done");
      expect((await statesOf(fixture))[0]).toMatch(/^unknown /);
      await campaign.run(ONE);
      expect(Math.max(...fixture.sent().values())).toBe(1);
    },
  );

  it("is rejected with its code, and the others are sent", async () => {
    const fixture = await start(["19900160042", ...numbers(2)]);
    expect((await (await campaignOf(fixture)).run(ONE)).end).toBe("done");
    expect(await statesOf(fixture)).toEqual(["rejected 160042", "accepted", "accepted"]);
  });

  it("waits when nothing was sent, with growing pauses, and is sent when the connection is back", async () => {
    let down = 3;
    const attempts: string[] = [];
    const fixture = await start(numbers(1));
    const transport = vi.fn<Transport>(async (): Promise<HttpResponse> => {
      attempts.push("attempt");
      if (down-- > 0) throw new TransportError("connection", { requestSent: false, code: "ECONNREFUSED" });
      const text = '{"statusCode":"000000","templateSMS":{"smsMessageSid":"s","dateCreated":"20261126120000"}}';
      return { status: 200, headers: { "content-type": "application/json" }, text };
    });
    const other = await createFixture({ effects: fixture.clock }, { transport });
    const campaign = await other.campaigns.create({ ...MESSAGE, recipients: numbers(1) }, { variables: 2 });
    expect((await campaign.run()).progress).toMatchObject({ accepted: 1 });
    expect(attempts).toHaveLength(4);
    expect(fixture.clock.slept).toEqual([1_000, 2_000, 4_000]);
  });

  it("ends the run after so many in a row without a response, and loses nothing", async () => {
    const { clock } = await start([]);
    const transport: Transport = async () => {
      throw new TransportError("connection", { requestSent: false, code: "ECONNREFUSED" });
    };
    const { campaigns } = await createFixture({ effects: clock }, { transport });
    const campaign = await campaigns.create({ ...MESSAGE, recipients: numbers(9) }, { variables: 2 });
    await expect(campaign.run({ ...ONE, maxFailures: 3 })).rejects.toMatchObject({ kind: "connection" });
    expect(await campaign.progress()).toMatchObject({ pending: 9 });
  });

  it("ends the run by a code that every request would get; its recipients wait, and are sent by the next run", async () => {
    const fixture = await start(numbers(3));
    const campaign = await campaignOf(fixture);
    fixture.sandbox.fail({ kind: "status-code", statusCode: "111212", operation });
    await expect(campaign.run(ONE)).rejects.toMatchObject({ statusCode: "111212" });
    expect(await campaign.progress()).toMatchObject({ pending: 3, rejected: 0 });
    expect((await campaign.run(ONE)).progress).toMatchObject({ accepted: 3 });
    expect([...fixture.sent().values()]).toEqual([1, 1, 1]);
  });

  it("stays pending when a rate limit rejects it", async () => {
    const fixture = await start(numbers(1));
    fixture.sandbox.fail({ kind: "status-code", statusCode: "111111", operation, times: 2 });
    expect((await (await campaignOf(fixture)).run()).progress).toMatchObject({ accepted: 1 });
    expect(fixture.clock.slept).toEqual([1_000, 2_000]);
  });

  it("is accepted when the platform has seen its reqId", async () => {
    const fixture = await start(numbers(1));
    fixture.sandbox.fail({ kind: "status-code", statusCode: "160054", operation });
    expect((await (await campaignOf(fixture)).run()).progress).toMatchObject({ accepted: 1 });
  });

  it("is retried by nobody else: the client makes one attempt for each intent", async () => {
    const clock = createVirtualClock(NOON);
    const fixture = await createFixture({ effects: clock }, { retry: { smsByReqId: true, maxAttempts: 5 } });
    const campaign = await fixture.campaigns.create({ ...MESSAGE, recipients: numbers(1) });
    fixture.sandbox.fail({ kind: "http-status", status: 503, operation, times: "always" });
    expect((await campaign.run()).progress).toMatchObject({ unknown: 1 });
    expect((await campaign.summary()).byCode).toEqual([{ state: "unknown", code: "http", count: 1 }]);
  });

  it("is not sent when the process was suspended between intent and request", async () => {
    const clock = createVirtualClock(NOON);
    const store = sqliteStore(":memory:");
    const begin = store.beginRequest;
    let suspended = false;
    store.beginRequest = async (id, options) => {
      const result = await begin(id, options);
      if (result.status === "begun" && !suspended) clock.set(clock.now() + 60_000);
      suspended ||= result.status === "begun";
      return result;
    };
    const end = vi.spyOn(store, "endRequest");
    const { campaigns, sandbox } = await createFixture({ effects: clock, store });
    const campaign = await campaigns.create({ ...MESSAGE, recipients: numbers(1) });
    expect((await campaign.run(ONE)).progress).toMatchObject({ accepted: 1 });
    expect(end.mock.calls.map(([, , , { state, code }]) => [state, code])).toEqual([
      ["waiting", "late"],
      ["accepted", undefined],
    ]);
    expect(sandbox.state.messages.size).toBe(1);
  });
});

describe("a status report", () => {
  it("settles a request whose outcome is unknown, also before the run ends", async () => {
    const fixture = await start(numbers(2));
    fixture.sandbox.fail({ kind: "reset-after", operation });
    await (await campaignOf(fixture)).run();
    const [message] = fixture.sandbox.state.messages.values();
    const report = { reqId: message?.reqId, fromNum: numbers(1)[0], status: "1", deliverCode: "MK:0001" };
    expect(await fixture.campaigns.recordReport(report)).toBe("recorded");
    expect(await fixture.campaigns.recordReport(report)).toBe("repeated");
    expect(await statesOf(fixture)).toEqual(["undelivered MK:0001", "accepted"]);
  });

  it.each([
    ["no reqId", { fromNum: "13800000000", status: "0" }],
    ["an empty reqId", { reqId: "", fromNum: "13800000000", status: "0" }],
    ["no number", { reqId: "r", status: "0" }],
    ["no status", { reqId: "r", fromNum: "13800000000" }],
    ["another's reqId", { reqId: "r", fromNum: "13800000000", status: "0" }],
  ])("with %s is unmatched", async (_, report) => {
    const { campaigns } = await createFixture();
    expect(await campaigns.recordReport(report)).toBe("unmatched");
  });
});

describe("repeatUnknown", () => {
  const REPEAT: RunOptions = { ...ONE, repeatUnknown: true };

  it.each([
    ["that arrived", "reset-after", 1],
    ["that did not arrive", "reset-before", 1],
  ] as const)("settles a request %s, with the same reqId, and nobody gets two", async (_, kind, count) => {
    const fixture = await start(numbers(2));
    const campaign = await campaignOf(fixture);
    fixture.sandbox.fail({ kind, operation });
    await campaign.run(ONE);
    fixture.clock.set(NOON + 60_000);
    expect((await campaign.run(REPEAT)).progress).toMatchObject({ accepted: 2, unknown: 0 });
    expect([...fixture.sent().values()]).toEqual([count, 1]);
  });

  it("leaves a request unknown when the repeat is rejected: that says nothing of the first attempt", async () => {
    const fixture = await start(numbers(1));
    const campaign = await campaignOf(fixture);
    fixture.sandbox.fail({ kind: "reset-after", operation });
    await campaign.run(ONE);
    fixture.clock.set(NOON + 60_000);
    fixture.sandbox.fail({ kind: "status-code", statusCode: "160042", operation });
    expect((await campaign.run(REPEAT)).progress).toMatchObject({ unknown: 1 });
    expect(await statesOf(fixture)).toEqual(["unknown 160042"]);
  });

  it.each([
    ["the next day", "2026-11-26 23:30", "2026-11-27 00:30"],
    ["close to midnight", "2026-11-26 23:40", "2026-11-26 23:50"],
    ["when the first attempt was close to midnight", "2026-11-26 00:05", "2026-11-26 12:00"],
    ["when the clock jumped back to the day before", "2026-11-27 12:00", "2026-11-26 12:00"],
    ["when the clock jumped back on the same day", "2026-11-26 12:00", "2026-11-26 11:00"],
  ])("repeats nothing %s", async (_, first, second) => {
    const fixture = await start(numbers(2), inBeijing(first));
    const campaign = await campaignOf(fixture);
    fixture.sandbox.fail({ kind: "reset-before", operation });
    await campaign.run(ONE);
    fixture.clock.set(inBeijing(second));
    expect((await campaign.run(REPEAT)).progress).toMatchObject({ unknown: 1, accepted: 1 });
    fixture.clock.set(Math.max(inBeijing(first), inBeijing(second)) + 600_000);
    expect((await campaign.run(REPEAT)).progress).toMatchObject({ unknown: 1, accepted: 1 });
    expect(fixture.sent().size).toBe(1);
  });
});
