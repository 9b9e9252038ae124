import { fetchSmsReports, sendTemplateSms } from "@cloopen-rest/client";
import { describe, expect, it } from "vitest";
import { BoundedMap, evictOldest } from "../../src/kernel/bounded-store.js";
import { createWarnings } from "../../src/kernel/warnings.js";
import { createCaller, SERVER } from "../support/caller.js";

const LIMIT = 100_000;

describe("evictOldest", () => {
  it("forgets the oldest tenth when one more would be too many, and nothing before", () => {
    const kept = new Map<string, number>();
    for (let at = 0; at < 2 * LIMIT; at += 1) {
      evictOldest(kept, LIMIT);
      kept.set(String(at), at);
      if (at === LIMIT - 1) expect(kept.size).toBe(LIMIT);
      if (at === LIMIT) expect([kept.size, [...kept.keys()][0]]).toEqual([LIMIT * 0.9 + 1, String(LIMIT / 10)]);
    }
    expect([...kept.keys()].at(-1)).toBe(String(2 * LIMIT - 1));
  });
});

describe("BoundedMap", () => {
  const texts = (limits: { records: number; bytes: number }) =>
    new BoundedMap<number, string>(limits, (text) => text.length);

  it("forgets the oldest tenth of the records when one more would be too many", () => {
    const map = texts({ records: 10, bytes: 1_000 });
    for (let at = 0; at < 11; at += 1) map.set(at, "x");
    expect([...map.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(map.bytes).toBe(10);
  });

  it("forgets as many of the oldest as it takes for the bytes of one more", () => {
    const map = texts({ records: 100, bytes: 100 });
    for (let at = 0; at < 5; at += 1) map.set(at, "x".repeat(20));
    map.set(5, "x".repeat(60));
    expect([...map.keys()]).toEqual([4, 5]);
    expect(map.bytes).toBe(80);
  });

  it("keeps a single record that is larger than all bytes", () => {
    const map = texts({ records: 100, bytes: 100 });
    map.set(1, "small").set(2, "x".repeat(500));
    expect([...map.keys()]).toEqual([2]);
  });

  it("counts a value that takes the place of another once", () => {
    const map = texts({ records: 100, bytes: 100 });
    map.set(1, "four").set(1, "sixsix");
    expect(map.bytes).toBe(6);
    map.delete(1);
    expect(map.bytes).toBe(0);
    map.set(2, "x").clear();
    expect([map.size, map.bytes]).toEqual([0, 0]);
  });
});

describe("a sandbox that may remember a hundred of each kind", () => {
  it("takes one more, and forgets the oldest", async () => {
    const { cloopen, sandbox, clock } = createCaller({ smsCallbackUrl: `${SERVER}/sms`, storage: { records: 100 } });
    const send = (reqId: string) =>
      sendTemplateSms(cloopen, { to: "13800138000", templateId: "1", datas: ["1", "2"], reqId });
    for (let at = 0; at < 100; at += 1) await send(`early${at}`);
    clock.advance(4_000);
    await send("last");
    clock.advance(4_000);
    const { state } = sandbox;
    expect([state.messages.size, state.requestIds.size, state.arrivedSms.length]).toEqual([91, 91, 91]);
    expect([...state.messages.values()].at(-1)?.reqId).toBe("last");
    await expect(send("last")).rejects.toMatchObject({ statusCode: "160054" });
    await expect(send("early0")).resolves.toHaveProperty("smsMessageSid");
    const { reports } = await fetchSmsReports(cloopen, { smsType: "1", count: "500" });
    expect(reports).toHaveLength(91);
  });

  it("forgets by bytes, too", async () => {
    const { cloopen, sandbox } = createCaller({ storage: { bytes: 20_000 } });
    for (let at = 0; at < 40; at += 1) {
      await sendTemplateSms(cloopen, { to: "13800138000", templateId: "1", datas: ["x".repeat(100), "2"] });
    }
    expect(sandbox.state.messages.size).toBeLessThan(30);
  });
});

it("counts a thousand kinds of deviations", () => {
  const warnings = createWarnings();
  for (let at = 0; at < 1_001; at += 1) warnings.add("sendTemplateSms", `unknown member ${at}`);
  expect(warnings.list).toHaveLength(901);
  expect(warnings.list.at(-1)).toMatchObject({ what: "unknown member 1000", count: 1 });
});
