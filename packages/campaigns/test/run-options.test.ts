import { describe, expect, it } from "vitest";
import type { Campaign, RunOptions } from "../src/campaigns.js";
import { beijingDay, beijingMidnights, beijingMinute, beijingTime } from "../src/journal/beijing-time.js";
import { collect, createFixture, numbers } from "./support/fixture.js";
import { createVirtualClock, inBeijing } from "./support/virtual-clock.js";

const MESSAGE = { name: "spring", templateId: "1", datas: ["6532", "5"] };
const NOON = inBeijing("2026-11-26 12:00");

describe("run", () => {
  it("waits for the sending hours in Beijing, and ends with them", async () => {
    const clock = createVirtualClock(inBeijing("2026-11-26 08:59:30"));
    const { campaigns } = await createFixture({ effects: clock });
    const campaign = await campaigns.create({ ...MESSAGE, recipients: numbers(6) });
    const hours = { from: "09:00", until: "09:02" };
    await campaign.run({ hours, batchSize: 1, concurrency: 1, requestsPerSecond: 1 / 60 });
    const times = (await collect(campaign.results())).map(({ sentAt }) => beijingTime(sentAt ?? 0));
    expect(times).toEqual([
      "2026-11-26 09:00:00",
      "2026-11-26 09:01:00",
      "2026-11-27 09:00:00",
      "2026-11-27 09:01:00",
      "2026-11-28 09:00:00",
      "2026-11-28 09:01:00",
    ]);
  });

  it.each([
    [{ from: "22:00", until: "06:00" }, "23:00", "03:00"],
    [{ from: "00:00", until: "24:00" }, "00:00", "23:59"],
  ])("sends at once within the hours %j", async (hours, ...times) => {
    for (const time of times) {
      const clock = createVirtualClock(inBeijing(`2026-11-26 ${time}`));
      const { campaigns } = await createFixture({ effects: clock });
      const campaign = await campaigns.create({ ...MESSAGE, recipients: numbers(1) });
      await campaign.run({ hours });
      expect(clock.slept).toEqual([]);
    }
  });

  it("starts no more requests a second than asked for", async () => {
    const clock = createVirtualClock(NOON);
    const { campaigns } = await createFixture({ effects: clock });
    const campaign = await campaigns.create({ ...MESSAGE, recipients: numbers(4) });
    await campaign.run({ requestsPerSecond: 5, batchSize: 1, concurrency: 1 });
    const times = (await collect(campaign.results())).map(({ sentAt }) => (sentAt ?? 0) - NOON);
    expect(times).toEqual([0, 200, 400, 600]);
  });

  it("does not wait for an hour when the clock jumps back an hour", async () => {
    const clock = createVirtualClock(NOON);
    const { campaigns } = await createFixture({ effects: clock });
    const campaign = await campaigns.create({ ...MESSAGE, recipients: numbers(4) });
    let jumped = false;
    const onProgress = (): void => {
      if (!jumped) clock.set(NOON - 3_600_000);
      jumped = true;
    };
    await campaign.run({ requestsPerSecond: 1, batchSize: 1, concurrency: 1, onProgress });
    expect(Math.max(...clock.slept)).toBeLessThanOrEqual(1_000);
  });

  it("reports progress, the last time when it is done", async () => {
    const clock = createVirtualClock(NOON);
    const { campaigns } = await createFixture({ effects: clock });
    const campaign = await campaigns.create({ ...MESSAGE, recipients: numbers(4) });
    const seen: number[] = [];
    const onProgress: RunOptions["onProgress"] = ({ accepted }) => seen.push(accepted);
    await campaign.run({ batchSize: 1, concurrency: 1, requestsPerSecond: 1, onProgress });
    expect(seen).toEqual([1, 2, 3, 4, 4]);
  });

  it("stops when a listener throws, and loses nothing", async () => {
    const { campaigns, sent } = await createFixture();
    const campaign = await campaigns.create({ ...MESSAGE, recipients: numbers(4) });
    const onProgress = (): never => {
      throw new Error("no terminal");
    };
    await expect(campaign.run({ batchSize: 1, concurrency: 1, onProgress })).rejects.toThrow("no terminal");
    expect(await campaign.progress()).toMatchObject({ accepted: 1, pending: 3 });
    await campaign.run();
    expect([...sent().values()]).toEqual([1, 1, 1, 1]);
  });

  it.each<[string, RunOptions]>([
    ["batchSize", { batchSize: 201 }],
    ["batchSize", { batchSize: 0 }],
    ["concurrency", { concurrency: 1.5 }],
    ["requestsPerSecond", { requestsPerSecond: 0 }],
    ["timeoutMs", { timeoutMs: 600_000 }],
    ["hours", { hours: { from: "9:00", until: "20:00" } }],
    ["hours", { hours: { from: "09:00", until: "09:00" } }],
  ])("rejects a wrong %s, and sends nothing", async (option, options) => {
    const { campaigns, sandbox } = await createFixture();
    const campaign = await campaigns.create({ ...MESSAGE, recipients: numbers(1) });
    await expect(campaign.run(options)).rejects.toThrow(new RegExp(`^${option}:`));
    expect(sandbox.state.messages.size).toBe(0);
  });
});

describe("pause, resume, cancel", () => {
  it("a paused run completes what is on its way, and goes on after resume", async () => {
    const clock = createVirtualClock(NOON);
    const { campaigns, sent } = await createFixture({ effects: clock });
    const campaign = await campaigns.create({ ...MESSAGE, recipients: numbers(4) });
    const options: RunOptions = { batchSize: 1, concurrency: 1, requestsPerSecond: 1 };
    let paused: Promise<void> | undefined;
    const onProgress = (): void => {
      paused ??= campaign.pause();
    };
    expect(await campaign.run({ ...options, onProgress })).toMatchObject({ end: "paused", progress: { accepted: 1 } });
    await paused;
    expect(await campaign.status()).toBe("paused");
    expect((await campaign.run(options)).end).toBe("paused");
    expect(sent().size).toBe(1);
    await campaign.resume();
    expect((await campaign.run(options)).end).toBe("done");
    expect([...sent().values()]).toEqual([1, 1, 1, 1]);
  });

  it("a cancelled campaign sends nothing any more, and what was pending is unsent", async () => {
    const { campaigns, sandbox } = await createFixture();
    const campaign = await campaigns.create({ ...MESSAGE, recipients: numbers(3) });
    await campaign.cancel();
    await campaign.cancel();
    expect(await campaign.run()).toMatchObject({ end: "cancelled", progress: { unsent: 3, pending: 0 } });
    expect((await collect(campaign.results())).map(({ state }) => state)).toEqual(["unsent", "unsent", "unsent"]);
    expect((await campaign.summary()).byCode).toEqual([{ state: "unsent", code: undefined, count: 3 }]);
    await expect(campaign.resume()).rejects.toMatchObject({ code: "campaign-state" });
    expect(sandbox.state.messages.size).toBe(0);
  });

  it("a signal ends the run after what is on its way", async () => {
    const clock = createVirtualClock(NOON);
    const { campaigns, sent } = await createFixture({ effects: clock });
    const campaign = await campaigns.create({ ...MESSAGE, recipients: numbers(4) });
    const controller = new AbortController();
    const options = { batchSize: 1, concurrency: 1, requestsPerSecond: 1 };
    const onProgress = (): void => controller.abort();
    const result = await campaign.run({ ...options, signal: controller.signal, onProgress });
    expect(result).toMatchObject({ end: "aborted", progress: { accepted: 1, pending: 3, sending: 0 } });
    expect((await campaign.run({ ...options, signal: controller.signal })).end).toBe("aborted");
    expect(sent().size).toBe(1);
  });

  it("rejects a second run in the same process, and deletion during a run", async () => {
    const { campaigns } = await createFixture();
    const campaign = await campaigns.create({ ...MESSAGE, recipients: numbers(3) });
    const run = campaign.run();
    await expect(campaign.run()).rejects.toMatchObject({ code: "campaign-state" });
    await expect(campaign.delete()).rejects.toMatchObject({ code: "campaign-state" });
    expect((await run).end).toBe("done");
  });

  it("rejects a campaign that is still being created", async () => {
    const { campaigns, sent } = await createFixture();
    let campaign: Campaign | undefined;
    async function* recipients() {
      yield "13800138000";
      campaign = await campaigns.get(MESSAGE.name);
      const message = expect.stringContaining("still being created");
      await expect(campaign?.run()).rejects.toMatchObject({ code: "campaign-state", message });
    }
    await campaigns.create({ ...MESSAGE, recipients: recipients() });
    expect(campaign).toBeDefined();
    expect(sent().size).toBe(0);
  });
});

describe("the time in Beijing", () => {
  it("has its midnight at 16:00 UTC", () => {
    const midnight = Date.UTC(2026, 10, 26, 16);
    expect([midnight - 1, midnight].map(beijingDay)).toEqual(["20261126", "20261127"]);
    expect([midnight - 1, midnight].map(beijingMinute)).toEqual([1_439, 0]);
    expect(beijingMidnights(midnight + 5)).toEqual({ last: midnight, next: midnight + 86_400_000 });
    expect(beijingTime(midnight)).toBe("2026-11-27 00:00:00");
  });
});
