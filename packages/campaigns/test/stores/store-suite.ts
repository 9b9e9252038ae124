import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { NewRecipient, StoredCampaign } from "../../src/store/records.js";
import type { BeginOptions, BegunRequest, CampaignStore, RequestOutcome } from "../../src/store/store.js";

const NOW = 1_800_000_000_000;
const DAY = "20270115";
const LEASE = 60_000;
const BEGIN: BeginOptions = { now: NOW, day: DAY, leaseMs: LEASE };
const ACCEPTED: RequestOutcome = { state: "accepted", code: undefined, smsMessageSid: "sid", now: NOW + 1 };
const WAITING: RequestOutcome = { state: "waiting", code: "connection", smsMessageSid: undefined, now: NOW + 1 };
const UNKNOWN: RequestOutcome = { state: "unknown", code: "timeout", smsMessageSid: undefined, now: NOW + 1 };
const REJECTED: RequestOutcome = { state: "rejected", code: "160042", smsMessageSid: undefined, now: NOW + 1 };

/** A store under test, and how it is opened again as after a crash. */
export interface StoreFixture {
  readonly store: CampaignStore;
  /** A second owner or worker of the same data, after the first is gone. The first is closed. */
  reopen(): Promise<CampaignStore>;
  /** Closes what is open and removes the data. */
  remove(): Promise<void>;
}

const bytes = (text: string): Uint8Array => Buffer.from(text);

/** Makes recipients of numbers; `13800000000=a,b` has variables of its own. */
export function recipients(...numbers: readonly string[]): readonly NewRecipient[] {
  return numbers.map((each, at) => {
    const [number = "", variables] = each.split("=");
    const datas = variables === undefined ? undefined : bytes(JSON.stringify(variables.split(",")));
    const variant = bytes(variables ?? "");
    const invalid = /^\d+$/.test(number) ? undefined : "malformed-number";
    return { line: at + 2, to: bytes(number), key: bytes(number), datas, variant, invalid };
  });
}

/** Numbers that differ. */
export function numbers(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(13_800_000_000 + index));
}

/** Rules that every store of campaigns keeps. */
export function describeStore(name: string, create: () => Promise<StoreFixture>): void {
  describe(name, () => {
    let fixture: StoreFixture;
    let store: CampaignStore;
    let reqIds = 0;
    beforeEach(async () => {
      fixture = await create();
      store = fixture.store;
      await store.open();
      reqIds = 0;
    });
    afterEach(() => fixture.remove());

    const campaign = (changes: Partial<StoredCampaign> = {}): StoredCampaign => ({
      id: "c1",
      name: "spring",
      templateId: "1",
      message: bytes('{"datas":["6532"]}'),
      status: "importing",
      createdAt: NOW,
      importedAt: NOW,
      keyCheck: undefined,
      ...changes,
    });
    const plan = (batchSize: number, limit = 1_000, id = "c1") =>
      store.planRequests(id, { batchSize, limit, newReqId: () => `reqid${reqIds++}` });
    const load = async (list: readonly string[], batchSize = 2): Promise<void> => {
      await store.createCampaign(campaign());
      await store.appendRecipients("c1", recipients(...list), NOW);
      await store.setStatus("c1", ["importing"], "ready");
      await plan(batchSize);
    };
    const begin = async (options: Partial<BeginOptions> = {}): Promise<BegunRequest> => {
      const result = await store.beginRequest("c1", { ...BEGIN, ...options });
      if (result.status !== "begun") throw new Error(`beginRequest says ${JSON.stringify(result)}`);
      return result.begun;
    };
    const end = (begun: BegunRequest, outcome: RequestOutcome) =>
      store.endRequest("c1", begun.request, begun.token, outcome);
    const counts = async (id = "c1") =>
      Object.fromEntries(
        (await store.countStates(id)).map(({ state, code, count }) => [code ? `${state} ${code}` : state, count]),
      );
    const states = async () =>
      (await store.readRecipients("c1", 0, 1_000)).map(({ state, code }) => (code ? `${state} ${code}` : state));
    const textsOf = ({ recipients: list }: BegunRequest) => list.map(({ to }) => Buffer.from(to).toString());
    const report = (reqId: string, number: string, state: "delivered" | "undelivered", code: string, now = NOW + 5) =>
      store.recordReport({ reqId, keyOf: () => bytes(number), state, code, now });

    describe("campaigns", () => {
      it("gives back what was stored, by id and by name, and lists it", async () => {
        const stored = campaign({ keyCheck: bytes("check") });
        expect(await store.createCampaign(stored)).toBe(true);
        for (const by of [{ id: "c1" }, { name: "spring" }]) {
          const found = await store.findCampaign(by);
          expect({ ...found, message: Buffer.from(found?.message ?? []).toString() }).toMatchObject({
            id: "c1",
            name: "spring",
            templateId: "1",
            message: '{"datas":["6532"]}',
            status: "importing",
            createdAt: NOW,
            importedAt: NOW,
          });
          expect(Buffer.from(found?.keyCheck ?? []).toString()).toBe("check");
        }
        expect((await store.listCampaigns()).map(({ id }) => id)).toEqual(["c1"]);
        expect(await store.findCampaign({ name: "autumn" })).toBeUndefined();
      });

      it("takes a name once", async () => {
        expect(await store.createCampaign(campaign())).toBe(true);
        expect(await store.createCampaign(campaign({ id: "c2" }))).toBe(false);
        expect(await store.findCampaign({ id: "c2" })).toBeUndefined();
      });

      it("changes a status from the given ones only", async () => {
        await store.createCampaign(campaign());
        expect(await store.setStatus("c1", ["ready"], "paused")).toBe(false);
        expect(await store.setStatus("c1", ["importing"], "ready")).toBe(true);
        expect(await store.setStatus("c1", ["paused", "ready"], "cancelled")).toBe(true);
        expect((await store.findCampaign({ id: "c1" }))?.status).toBe("cancelled");
        expect(await store.setStatus("none", ["ready"], "paused")).toBe(false);
      });

      it("deletes a campaign with its recipients, and leaves the others", async () => {
        await load(numbers(3));
        await store.createCampaign(campaign({ id: "c2", name: "autumn" }));
        await store.appendRecipients("c2", recipients(...numbers(2)), NOW);
        expect(await store.deleteCampaign("c1")).toBe(true);
        expect(await store.deleteCampaign("c1")).toBe(false);
        expect(await store.findCampaign({ name: "spring" })).toBeUndefined();
        expect(await store.readRecipients("c1", 0, 10)).toEqual([]);
        expect(await store.countStates("c1")).toEqual([]);
        expect(await counts("c2")).toEqual({ pending: 2 });
        expect(await report("reqid0", numbers(1)[0] ?? "", "delivered", "DELIVRD")).toBe("unmatched");
        expect(await store.createCampaign(campaign())).toBe(true);
        expect(await store.countStates("c1")).toEqual([]);
      });

      it("discards imports without a sign of life, and nothing else", async () => {
        await store.createCampaign(campaign());
        await store.createCampaign(campaign({ id: "c2", name: "autumn", importedAt: NOW + 10 }));
        await store.createCampaign(campaign({ id: "c3", name: "winter", status: "ready" }));
        await store.appendRecipients("c1", recipients(...numbers(2)), NOW + 5);
        expect(await store.discardImports(NOW + 5)).toBe(0);
        expect(await store.discardImports(NOW + 6)).toBe(1);
        expect((await store.listCampaigns()).map(({ id }) => id)).toEqual(["c2", "c3"]);
        expect(await store.appendRecipients("c1", recipients("13800000009"), NOW)).toBeUndefined();
      });

      it("keeps everything when it is opened again", async () => {
        await load(numbers(4));
        await end(await begin(), ACCEPTED);
        store = await fixture.reopen();
        expect(await counts()).toEqual({ accepted: 2, pending: 2 });
        expect(textsOf(await begin())).toEqual(numbers(4).slice(2));
      });
    });

    describe("recipients", () => {
      it("appends in order, over several calls, and reads them in pages", async () => {
        await store.createCampaign(campaign());
        expect(await store.appendRecipients("c1", recipients(...numbers(2)), NOW)).toBe(0);
        expect(await store.appendRecipients("c1", recipients("13900000000=a,b"), NOW + 9)).toBe(0);
        expect((await store.findCampaign({ id: "c1" }))?.importedAt).toBe(NOW + 9);
        const [first, second] = [await store.readRecipients("c1", 0, 2), await store.readRecipients("c1", 2, 2)];
        expect(first.map(({ index, line }) => [index, line])).toEqual([
          [0, 2],
          [1, 3],
        ]);
        expect(second).toHaveLength(1);
        expect(second[0]).toMatchObject({ index: 2, state: "pending", code: undefined, reqId: undefined });
        expect(Buffer.from(second[0]?.datas ?? []).toString()).toBe('["a","b"]');
        expect(first[0]?.datas).toBeUndefined();
      });

      it("marks a number that occurs again with the same variables as duplicate, across calls", async () => {
        await store.createCampaign(campaign());
        const [one = "", two = ""] = numbers(2);
        expect(await store.appendRecipients("c1", recipients(one, two, one), NOW)).toBe(1);
        expect(await store.appendRecipients("c1", recipients(two, `${two}=a`, `${two}=a`, `${two}=b`), NOW)).toBe(2);
        expect(await states()).toEqual([
          "pending",
          "pending",
          "duplicate",
          "duplicate",
          "pending",
          "duplicate",
          "pending",
        ]);
        expect(await counts()).toEqual({ pending: 4, duplicate: 3 });
      });

      it("keeps malformed numbers as unsent, each of them", async () => {
        await load(["x", "x", ...numbers(1)]);
        expect(await states()).toEqual(["unsent malformed-number", "unsent malformed-number", "pending"]);
        expect(await counts()).toEqual({ pending: 1, "unsent malformed-number": 2 });
        expect(textsOf(await begin())).toEqual(numbers(1));
      });

      it("appends to imports only", async () => {
        await load(numbers(1));
        expect(await store.appendRecipients("c1", recipients("13900000000"), NOW)).toBeUndefined();
        expect(await counts()).toEqual({ pending: 1 });
      });
    });

    describe("planning", () => {
      it("groups consecutive recipients of the same variables, up to the batch size", async () => {
        const [one = "", two = "", three = "", four = "", five = ""] = numbers(5);
        await load([one, two, three, `${four}=a`, `${five}=a`, `${one}=b`, "x", one, `${two}=b`], 2);
        const batches: (readonly string[])[] = [];
        for (;;) {
          const result = await store.beginRequest("c1", BEGIN);
          if (result.status !== "begun") break;
          batches.push(textsOf(result.begun));
        }
        expect(batches).toEqual([[one, two], [three], [four, five], [one, two]]);
      });

      it("plans in steps, each recipient once, and says when it is done", async () => {
        await store.createCampaign(campaign());
        await store.appendRecipients("c1", recipients(...numbers(5)), NOW);
        expect(await plan(2)).toMatchObject({ planned: 0 });
        await store.setStatus("c1", ["importing"], "ready");
        expect(await plan(2, 2)).toEqual({ planned: 2, done: false });
        expect(await plan(1, 2)).toEqual({ planned: 1, done: true });
        expect(await plan(1, 2)).toEqual({ planned: 0, done: true });
        const all = [await begin(), await begin(), await begin()];
        expect(all.flatMap(textsOf)).toEqual(numbers(5));
        expect(new Set(all.map(({ reqId }) => reqId)).size).toBe(3);
      });

      it("plans more than a page of recipients", async () => {
        await load(numbers(2_500), 200);
        const sizes: number[] = [];
        for (;;) {
          const result = await store.beginRequest("c1", BEGIN);
          if (result.status !== "begun") break;
          sizes.push(result.begun.recipients.length);
        }
        expect(sizes).toEqual([...Array.from({ length: 12 }, () => 200), 100]);
      });
    });

    describe("attempts", () => {
      it("hands out each request once, with its recipients, and says empty when none is left", async () => {
        await load(numbers(3));
        const [one, two] = [await begin(), await begin()];
        expect([one, two].map(textsOf)).toEqual([numbers(3).slice(0, 2), numbers(3).slice(2)]);
        expect(await store.beginRequest("c1", BEGIN)).toEqual({ status: "empty" });
        expect(await counts()).toEqual({ sending: 3 });
      });

      it("hands out each request once to 20 parallel callers", async () => {
        await load(numbers(15), 1);
        const results = await Promise.all(Array.from({ length: 20 }, () => store.beginRequest("c1", BEGIN)));
        const begun = results.flatMap((result) => (result.status === "begun" ? textsOf(result.begun) : []));
        expect(begun.sort()).toEqual(numbers(15));
        expect(results.filter(({ status }) => status === "empty")).toHaveLength(5);
      });

      it("says whether a request waits", async () => {
        expect(await store.hasWaiting("c1")).toBe(false);
        await load(numbers(1));
        expect(await store.hasWaiting("c1")).toBe(true);
        const begun = await begin();
        expect(await store.hasWaiting("c1")).toBe(false);
        await end(begun, WAITING);
        expect(await store.hasWaiting("c1")).toBe(true);
      });

      it("hands out a request by its number, when it waits", async () => {
        await load(numbers(4));
        const begun = await begin({ request: 1 });
        expect(textsOf(begun)).toEqual(numbers(4).slice(2));
        expect(await store.beginRequest("c1", { ...BEGIN, request: 1 })).toEqual({ status: "empty" });
        expect(await store.beginRequest("c1", { ...BEGIN, request: 9 })).toEqual({ status: "empty" });
      });

      it.each(["paused", "cancelled"] as const)("hands out nothing of a campaign that is %s", async (status) => {
        await load(numbers(1));
        await store.setStatus("c1", ["ready"], status);
        expect(await store.beginRequest("c1", BEGIN)).toEqual({ status: "stopped", campaign: status });
      });

      it("hands out nothing of a campaign that is gone", async () => {
        expect(await store.beginRequest("none", BEGIN)).toEqual({ status: "stopped", campaign: undefined });
      });

      it("records the outcome for all recipients of the request", async () => {
        await load(numbers(6));
        await end(await begin(), ACCEPTED);
        await end(await begin(), REJECTED);
        await end(await begin(), UNKNOWN);
        expect(await states()).toEqual([
          "accepted",
          "accepted",
          "rejected 160042",
          "rejected 160042",
          "unknown timeout",
          "unknown timeout",
        ]);
        expect(await counts()).toEqual({ accepted: 2, "rejected 160042": 2, "unknown timeout": 2 });
        expect((await store.readRecipients("c1", 0, 1))[0]).toMatchObject({
          sentAt: NOW,
          reqId: "reqid0",
          smsMessageSid: "sid",
          reportedAt: undefined,
        });
        expect(await store.latestIntent("c1")).toBe(NOW);
      });

      it("puts a request that was not sent back, with the same reqId and recipients", async () => {
        await load(numbers(2));
        const first = await begin();
        await end(first, WAITING);
        expect(await counts()).toEqual({ pending: 2 });
        const second = await begin();
        expect(second).toMatchObject({ request: first.request, reqId: first.reqId });
        expect(second.token).toBeGreaterThan(first.token);
      });

      it("ignores the outcome of a token that is not the last", async () => {
        await load(numbers(2));
        const first = await begin();
        expect(await end(first, WAITING)).toBe(true);
        const second = await begin();
        expect(await end(first, REJECTED)).toBe(false);
        expect(await counts()).toEqual({ sending: 2 });
        expect(await end(second, ACCEPTED)).toBe(true);
        expect(await counts()).toEqual({ accepted: 2 });
      });

      it("keeps an accepted request accepted, whatever comes late", async () => {
        await load(numbers(2));
        const begun = await begin();
        await end(begun, ACCEPTED);
        for (const late of [WAITING, UNKNOWN, REJECTED]) {
          expect(await end(begun, late)).toBe(true);
          expect(await counts()).toEqual({ accepted: 2 });
        }
      });

      it("makes an intent unknown when its lease ends, and takes its late outcome", async () => {
        await load(numbers(4));
        const [first] = [await begin(), await begin({ now: NOW + 1 })];
        expect(await store.expireRequests("c1", NOW + LEASE - 1)).toBe(0);
        expect(await store.expireRequests("c1", NOW + LEASE)).toBe(1);
        expect(await counts()).toEqual({ sending: 2, "unknown abandoned": 2 });
        expect(await store.beginRequest("c1", BEGIN)).toEqual({ status: "empty" });
        expect(await end(first, ACCEPTED)).toBe(true);
        expect(await counts()).toEqual({ sending: 2, accepted: 2 });
      });

      it("never hands out an unknown request, unless it is to be repeated on its day and in its time", async () => {
        await load(numbers(2));
        const first = await begin();
        await end(first, UNKNOWN);
        const repeat = { from: NOW - 10, until: NOW };
        expect(await store.beginRequest("c1", BEGIN)).toEqual({ status: "empty" });
        expect(await store.beginRequest("c1", { ...BEGIN, request: 0 })).toEqual({ status: "empty" });
        for (const other of [
          { repeat, day: "20270116" },
          { repeat: { from: NOW + 1, until: NOW + 9 } },
          { repeat: { from: NOW - 9, until: NOW - 1 } },
        ])
          expect(await store.beginRequest("c1", { ...BEGIN, ...other })).toEqual({ status: "empty" });
        const second = await begin({ repeat, now: NOW + 20 });
        expect(second).toMatchObject({ request: first.request, reqId: first.reqId });
        expect(await end(first, ACCEPTED)).toBe(false);
        await end(second, UNKNOWN);
        expect(await store.beginRequest("c1", { ...BEGIN, repeat })).toEqual({ status: "empty" });
      });

      it("repeats nothing of a campaign whose clock is distrusted, also after it is opened again", async () => {
        await load(numbers(4));
        await end(await begin(), UNKNOWN);
        await store.distrustClock("c1");
        store = await fixture.reopen();
        const repeat = { from: NOW - 10, until: NOW };
        expect(await store.beginRequest("c1", { ...BEGIN, repeat })).toEqual({ status: "empty" });
        expect(textsOf(await begin())).toEqual(numbers(4).slice(2));
      });

      it("spaces the turns of a campaign for all workers together", async () => {
        await load(numbers(1));
        const turns = await Promise.all(Array.from({ length: 4 }, () => store.reserveTurn("c1", 100, NOW)));
        expect(turns.sort((one, other) => one - other)).toEqual([0, 100, 200, 300]);
        expect(await store.reserveTurn("c1", 100, NOW + 1_000)).toBe(0);
        expect(await store.reserveTurn("c1", 100, NOW + 1_000)).toBe(100);
      });

      it("drops turns of a clock that jumped back", async () => {
        await load(numbers(1));
        await store.reserveTurn("c1", 100, NOW + 86_400_000);
        expect(await store.reserveTurn("c1", 100, NOW)).toBe(0);
        expect(await store.reserveTurn("c1", 100, NOW)).toBe(100);
      });
    });

    describe("status reports", () => {
      const [one = "", two = ""] = numbers(2);

      it("end their recipient, by reqId and number", async () => {
        await load(numbers(2));
        await end(await begin(), ACCEPTED);
        expect(await report("reqid0", one, "delivered", "DELIVRD")).toBe("recorded");
        expect(await report("reqid0", two, "undelivered", "UNDELIV")).toBe("recorded");
        expect(await states()).toEqual(["delivered DELIVRD", "undelivered UNDELIV"]);
        expect(await counts()).toEqual({ "delivered DELIVRD": 1, "undelivered UNDELIV": 1 });
        expect((await store.readRecipients("c1", 0, 1))[0]?.reportedAt).toBe(NOW + 5);
      });

      it("are unmatched for another reqId or number", async () => {
        await load(numbers(2));
        await end(await begin(), ACCEPTED);
        expect(await report("other", one, "delivered", "DELIVRD")).toBe("unmatched");
        expect(await report("reqid0", "13900000000", "delivered", "DELIVRD")).toBe("unmatched");
        expect(await counts()).toEqual({ accepted: 2 });
      });

      it("are repeated the second time; delivered is final, undelivered is not", async () => {
        await load(numbers(2));
        await end(await begin(), ACCEPTED);
        await report("reqid0", one, "undelivered", "UNDELIV");
        expect(await report("reqid0", one, "undelivered", "EXPIRED")).toBe("repeated");
        expect(await report("reqid0", one, "delivered", "DELIVRD")).toBe("recorded");
        expect(await report("reqid0", one, "undelivered", "UNDELIV")).toBe("repeated");
        expect(await report("reqid0", one, "delivered", "DELIVRD")).toBe("repeated");
        expect(await counts()).toEqual({ "delivered DELIVRD": 1, accepted: 1 });
      });

      it("prove that a request was accepted, before its answer and instead of it", async () => {
        await load(numbers(4));
        const first = await begin();
        await report("reqid0", one, "delivered", "DELIVRD");
        expect(await counts()).toEqual({ "delivered DELIVRD": 1, accepted: 1, pending: 2 });
        await end(first, ACCEPTED);
        expect((await store.readRecipients("c1", 1, 1))[0]).toMatchObject({ state: "accepted", smsMessageSid: "sid" });
        await end(await begin(), UNKNOWN);
        await report("reqid1", numbers(4)[2] ?? "", "undelivered", "UNDELIV");
        expect(await counts()).toEqual({ "delivered DELIVRD": 1, accepted: 2, "undelivered UNDELIV": 1 });
      });

      it("keep a request that was put back from being handed out again", async () => {
        await load(numbers(2));
        await end(await begin(), WAITING);
        await report("reqid0", one, "delivered", "DELIVRD");
        expect(await store.beginRequest("c1", BEGIN)).toEqual({ status: "empty" });
        expect(await counts()).toEqual({ "delivered DELIVRD": 1, accepted: 1 });
      });

      it("are recorded once of 20 parallel ones", async () => {
        await load(numbers(2));
        await end(await begin(), ACCEPTED);
        const all = await Promise.all(Array.from({ length: 20 }, () => report("reqid0", one, "delivered", "DELIVRD")));
        expect(all.filter((each) => each === "recorded")).toHaveLength(1);
        expect(await counts()).toEqual({ "delivered DELIVRD": 1, accepted: 1 });
      });

      it("are counted by time, beside the attempts", async () => {
        await load(numbers(4));
        await end(await begin(), ACCEPTED);
        await end(await begin({ now: NOW + 1_500 }), REJECTED);
        await report("reqid0", one, "delivered", "DELIVRD", NOW + 2_500);
        expect(await store.countTimes("c1", 1_000)).toEqual([
          { from: NOW, state: "accepted", count: 2 },
          { from: NOW + 1_000, state: "rejected", count: 2 },
          { from: NOW + 2_000, state: "delivered", count: 1 },
        ]);
      });
    });
  });
}
