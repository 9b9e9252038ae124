import { createClient } from "@cloopen-rest/client";
import { createManualClock, createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { listen } from "./listen.js";

const SECRET = "s".repeat(32);
const log = vi.spyOn(console, "log").mockImplementation(() => {});
beforeAll(() => vi.stubEnv("IVR_SECRET", SECRET));
afterAll(() => {
  log.mockRestore();
  vi.unstubAllEnvs();
});

/** A sandbox that calls an application, and a client of it. */
async function open(origin: string, at?: string) {
  const clock = createManualClock(at === undefined ? undefined : Date.parse(at));
  const sandbox = createSandbox({ clock, ivrUrl: `${origin}/ivr/${SECRET}` });
  const { accountSid, authToken, appId } = sandbox;
  const listening = await sandbox.listen();
  const cloopen = createClient({ accountSid, authToken, appId, baseUrl: listening.url, retry: false });
  return { sandbox, cloopen, close: () => listening.close() };
}

describe("the samples of a conference", () => {
  let server: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    server = await listen(() => import("../../samples/conferences-and-agents/conference-events.js"));
  });
  afterAll(() => server.close());

  it("join those who answer, mute one, record and end", async () => {
    const { members } = await import("../../samples/conferences-and-agents/conference-events.js");
    const { holdConference } = await import("../../samples/conferences-and-agents/conference.js");
    const { sandbox, cloopen, close } = await open(server.origin);
    const conference = await holdConference(cloopen, ["13800138000", "13900139000", "19902000000"]);
    await sandbox.advance(60_000);
    const present = members.get(conference.confid);
    expect([...(present?.keys() ?? [])]).toEqual(["13800138000", "13900139000"]);
    expect(log).toHaveBeenCalledWith("19902000000 did not join");
    await conference.mute(present?.get("13900139000") ?? "");
    await conference.end();
    await sandbox.advance(60_000);
    expect(members.has(conference.confid)).toBe(false);
    await close();
  });
});

describe("the samples of a hotline", () => {
  let server: Awaited<ReturnType<typeof listen>>;
  let sandbox: Sandbox;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const { openHotline, beginShift } = await import("../../samples/conferences-and-agents/shift.js");
    server = await listen(() => import("../../samples/conferences-and-agents/hotline.js"));
    const opened = await open(server.origin, "2026-01-05T10:00:00+08:00");
    ({ sandbox, close } = opened);
    await openHotline(opened.cloopen);
    await beginShift(opened.cloopen, "1001", "13700137000");
    await beginShift(opened.cloopen, "1001", "13700137000"); // signs in twice
    await sandbox.settled();
  });
  afterAll(async () => {
    await close();
    await server.close();
  });

  it("connect a caller with an agent, then ask for a rating", async () => {
    const { agents } = await import("../../samples/conferences-and-agents/hotline.js");
    expect(agents.get("1001")).toBe("ready");
    const callid = sandbox.receiveCall({ from: "13800138000", to: "4000000000", script: [{ press: "5" }] });
    await sandbox.advance(10_000);
    expect(agents.get("1001")).toBe("talking");
    sandbox.admin.actAsAgent("1001", "hangUp");
    await sandbox.advance(30_000);
    expect(log).toHaveBeenCalledWith(`${callid} was rated 5`);
    expect(log).toHaveBeenCalledWith(`${callid} ended`);
    expect(agents.get("1001")).toBe("preparing");
  });

  it("tell a caller when all agents are busy", async () => {
    const callid = sandbox.receiveCall({ from: "13800138000", to: "4000000000" });
    await sandbox.advance(90_000);
    expect(sandbox.transcript(callid)).toContain("says “座席全忙，请稍后再拨”");
  });

  it("end a shift", async () => {
    const { endShift } = await import("../../samples/conferences-and-agents/shift.js");
    const { accountSid, authToken, appId } = sandbox;
    const listening = await sandbox.listen();
    const cloopen = createClient({ accountSid, authToken, appId, baseUrl: listening.url });
    await endShift(cloopen, "1001");
    await endShift(cloopen, "1001");
    expect([...sandbox.state.agents.values()]).toEqual([]);
    await listening.close();
  });
});
