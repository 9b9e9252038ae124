import { fetchSmsReports, sendTemplateSms } from "@cloopen-rest/client";
import { describe, expect, it } from "vitest";
import { evictOldest, KEPT_RECORDS } from "../../src/kernel/bounded-store.js";
import { createWarnings } from "../../src/kernel/warnings.js";
import type { ArrivedSms, Message } from "../../src/services/sms/state.js";
import { createCaller, SERVER } from "../support/caller.js";

describe("evictOldest", () => {
  it("leaves alone what may still grow", () => {
    const kept = new Set(["1", "2"]);
    evictOldest(kept, 3);
    expect([...kept]).toEqual(["1", "2"]);
  });

  it("drops the oldest tenth of what is full", () => {
    const kept = new Map(Array.from({ length: 20 }, (_, at) => [String(at), at]));
    evictOldest(kept, 20);
    expect([...kept.keys()]).toEqual(Array.from({ length: 18 }, (_, at) => String(at + 2)));
  });
});

describe("a sandbox with a million of everything", () => {
  it("takes one more, and forgets the oldest", async () => {
    const { cloopen, sandbox, clock } = createCaller({ smsCallbackUrl: `${SERVER}/sms` });
    const send = (reqId: string) =>
      sendTemplateSms(cloopen, { to: "13800138000", templateId: "1", datas: ["1", "2"], reqId });

    await send("first");
    clock.advance(4_000);
    const { state } = sandbox;
    const messages = state.messages as Map<string, Message>;
    const requestIds = state.requestIds as Set<string>;
    const arrived = state.arrivedSms as ArrivedSms[];
    const [message] = state.messages.values();
    const [report] = state.arrivedSms;
    if (message === undefined || report === undefined) throw new Error("nothing was sent");
    for (let at = 1; at < KEPT_RECORDS; at += 1) {
      messages.set(String(at), message);
      requestIds.add(String(at));
      arrived.push(report);
    }
    await send("last");
    clock.advance(4_000);

    const kept = KEPT_RECORDS * 0.9 + 1;
    expect([state.messages.size, state.requestIds.size, state.arrivedSms.length]).toEqual([kept, kept, kept]);
    expect(state.messages.has(message.sid)).toBe(false);
    expect([...state.messages.values()].at(-1)?.reqId).toBe("last");
    await expect(send("last")).rejects.toMatchObject({ statusCode: "160054" });
    await expect(send("first")).resolves.toHaveProperty("smsMessageSid");
    const { reports } = await fetchSmsReports(cloopen, { smsType: "1", count: "500" });
    expect(reports).toHaveLength(500);

    const page = await sandbox.fetch(new Request("http://platform.test/_sandbox/state"));
    const shown: unknown = await page.json();
    expect(shown).toHaveProperty("messages.length", 1_000);
    expect(shown).toHaveProperty("messages.998.reqId", "last");
  });
});

it("counts a thousand kinds of deviations", () => {
  const warnings = createWarnings();
  for (let at = 0; at < 1_001; at += 1) warnings.add("sendTemplateSms", `unknown member ${at}`);
  expect(warnings.list).toHaveLength(901);
  expect(warnings.list.at(-1)).toMatchObject({ what: "unknown member 1000", count: 1 });
});
