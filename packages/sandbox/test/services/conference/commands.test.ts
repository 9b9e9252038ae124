import {
  adjustConferenceVolume,
  type CloopenClient,
  createConference,
  dialIvr,
  dismissConference,
  inviteToConference,
  joinConference,
  muteMember,
  pauseMember,
  playInConference,
  queryConferenceState,
  recordConference,
  removeMember,
  resumeMember,
  setConferenceAlarm,
  stopConferencePlay,
  stopConferenceRecord,
  unmuteMember,
} from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import type { Conference } from "../../../src/services/conference/state.js";
import { codeFrom } from "../../support/code-from.js";
import { createIvrWorld, type IvrWorld } from "../../support/ivr-world.js";
import { MINUTE, SECOND } from "../../support/test-sandbox.js";

const UNKNOWN = "f".repeat(32);
const PHONE = "13800138000";

type Settings = Parameters<typeof createConference>[1];

/** A conference with one member, everything heard so far forgotten. */
async function withMember(settings: Settings = {}): Promise<IvrWorld & { confid: string; callid: string }> {
  const world = createIvrWorld();
  const { confid } = await createConference(world.client, settings);
  if (settings.passwd !== undefined) world.sandbox.scriptParty(PHONE, [{ press: settings.passwd }]);
  const callid = await join(world, confid);
  world.sandbox.scriptParty(PHONE, []);
  await world.heard();
  return { ...world, confid, callid };
}

async function join({ client, clock }: IvrWorld, confid: string, number = PHONE, more = {}): Promise<string> {
  const { callSid } = await inviteToConference(client, { confid, number, ...more });
  clock.advance(5 * SECOND);
  if (callSid === undefined) throw new Error("no callSid");
  return callSid;
}

function conferenceOf({ sandbox }: IvrWorld, confid: string): Conference | undefined {
  return sandbox.state.conferences.get(confid);
}

describe("the conference of a command", () => {
  const commands: readonly [string, (client: CloopenClient, confid: string) => Promise<unknown>][] = [
    ["DismissConf", (client, confid) => dismissConference(client, { confid })],
    ["InviteJoinConf", (client, confid) => inviteToConference(client, { confid, number: PHONE })],
    ["JoinConf", (client, confid) => joinConference(client, { confid, callid: UNKNOWN })],
    ["QuitConf", (client, confid) => removeMember(client, { confid, callid: UNKNOWN })],
    ["ConfMute", (client, confid) => muteMember(client, { confid, callid: UNKNOWN })],
    ["ConfUnMute", (client, confid) => unmuteMember(client, { confid, callid: UNKNOWN })],
    ["ConfPlay", (client, confid) => playInConference(client, { confid, filename: "a.wav" })],
    ["ConfStopPlay", (client, confid) => stopConferencePlay(client, { confid })],
    ["ConfRecord", (client, confid) => recordConference(client, { confid })],
    ["ConfStopRecord", (client, confid) => stopConferenceRecord(client, { confid })],
    ["ConfVolumeAdjust", (client, confid) => adjustConferenceVolume(client, { confid, adjusttype: "true" })],
    ["ConfMemberPause", (client, confid) => pauseMember(client, { confid, callid: UNKNOWN })],
    ["ConfMemberResume", (client, confid) => resumeMember(client, { confid, callid: UNKNOWN })],
    ["ConfAlarmClock", (client, confid) => setConferenceAlarm(client, { confid, time: "60" })],
    ["QueryConfState", (client, confid) => queryConferenceState(client, { confid })],
  ];

  test.each(commands)("%s: unknown → 110128", async (_, command) => {
    const { client } = createIvrWorld();
    expect(await codeFrom(command(client, "99999999"))).toBe("110128");
  });

  test("of another application → 110128", async () => {
    const { client, sandbox, confid } = await withMember();
    const other = "e".repeat(32);
    const [application] = sandbox.state.applications.values();
    if (application !== undefined) sandbox.admin.addApplication(other);
    expect(await codeFrom(queryConferenceState(client, { confid, Appid: other }))).toBe("110128");
  });

  test("either format is taken and answered", async () => {
    const { client, confid } = await withMember();
    for (const format of ["xml", "json"] as const) {
      expect(await queryConferenceState(client, { confid }, { format })).toEqual({ state: "1", count: "1" });
    }
  });
});

describe("InviteJoinConf", () => {
  test("the invitee joins when the phone is answered, not before; both addresses are notified", async () => {
    const { client, clock, heard, sandbox } = createIvrWorld();
    const { confid } = await createConference(client);
    const invited = await inviteToConference(client, { confid, number: PHONE, action: "invited", joinurl: "joined" });
    expect(invited).toEqual({
      callSid: expect.stringMatching(/^[0-9a-f]{32}$/),
      orderId: expect.stringMatching(/^CM\d{20}$/),
    });
    expect(await queryConferenceState(client, { confid })).toEqual({ state: "1", count: "0" });
    clock.advance(3 * SECOND);
    expect(await queryConferenceState(client, { confid })).toEqual({ state: "1", count: "1" });
    const { callSid } = invited;
    expect(await heard()).toEqual([
      `joined?confid=${confid}&callid=${callSid}&jointime=20240229120003&result=0&number=${PHONE}`,
      `invited?confid=${confid}&callid=${callSid}&jointime=20240229120003&number=${PHONE}&result=0`,
    ]);
    expect(sandbox.callbacks.map(({ kind }) => kind)).toEqual(["confJoined", "confInvited"]);
  });

  test("joinurl of CreateConf is notified when the command has none", async () => {
    const world = createIvrWorld();
    const { confid } = await createConference(world.client, { joinurl: "joined" });
    const callid = await join(world, confid);
    expect(await world.heard()).toEqual([expect.stringContaining(`joined?confid=${confid}&callid=${callid}`)]);
  });

  test("nobody answers: no member, result 1", async () => {
    const { client, clock, heard, sandbox } = createIvrWorld();
    const { confid } = await createConference(client);
    await inviteToConference(client, { confid, number: "19901000000", action: "invited", joinurl: "joined" });
    clock.advance(MINUTE);
    expect(await heard()).toEqual([expect.stringMatching(/^invited\?.*&number=19901000000&result=1$/)]);
    expect(sandbox.state.conferences.get(confid)).toMatchObject({ members: new Map(), invited: new Map() });
  });

  test("a number that asks for a code gets it, and nobody is called", async () => {
    const { client, sandbox } = createIvrWorld();
    const { confid } = await createConference(client);
    expect(await codeFrom(inviteToConference(client, { confid, number: "19900110091" }))).toBe("110091");
    expect(sandbox.state.calls.size).toBe(0);
  });

  test("an application that is not live reaches its test numbers only", async () => {
    const { client, sandbox } = createIvrWorld();
    const { confid } = await createConference(client);
    sandbox.admin.setApplication({ live: false, testNumbers: new Set([PHONE]) });
    expect(await codeFrom(inviteToConference(client, { confid, number: "13900139000" }))).toBe("111212");
    expect(await codeFrom(inviteToConference(client, { confid, number: PHONE }))).toBe("000000");
  });

  test.each([
    ["without maxmember, the third is the last", {}, 3],
    ["with maxmember 4, the fourth", { maxmember: "4" }, 4],
  ])("%s; the next gets 110092, also while phones ring", async (_, settings, seats) => {
    const { client, clock } = createIvrWorld();
    const { confid } = await createConference(client, settings);
    for (let at = 0; at < seats; at++) await inviteToConference(client, { confid, number: `1380013800${at}` });
    expect(await codeFrom(inviteToConference(client, { confid, number: PHONE }))).toBe("110092");
    clock.advance(MINUTE);
    expect(await codeFrom(inviteToConference(client, { confid, number: PHONE }))).toBe("110092");
  });

  test("several numbers: each is called, the reply names the first", async () => {
    const { client, clock, sandbox } = createIvrWorld();
    const { confid } = await createConference(client, { maxmember: "30" });
    const { callSid = "" } = await inviteToConference(client, { confid, number: "13800138001#13800138002" });
    clock.advance(5 * SECOND);
    expect([...(sandbox.state.conferences.get(confid)?.members.values() ?? [])]).toEqual([
      "13800138001",
      "13800138002",
    ]);
    expect(sandbox.state.calls.get(callSid)?.number).toBe("13800138001");
    const tooMany = Array(21).fill(PHONE).join("#");
    expect(await codeFrom(inviteToConference(client, { confid, number: tooMany }))).toBe("110026");
  });

  test("a conference that ended while the phone rang: result 1, and the call is hung up", async () => {
    const { client, clock, heard, sandbox } = createIvrWorld();
    const { confid } = await createConference(client);
    const { callSid = "" } = await inviteToConference(client, { confid, number: PHONE, action: "invited" });
    await dismissConference(client, { confid });
    clock.advance(MINUTE);
    expect(await heard()).toEqual([expect.stringMatching(/^invited\?.*&result=1$/)]);
    expect(sandbox.state.calls.get(callSid)?.state).toBe("ended");
  });

  test("one host: the last one who joined as the host", async () => {
    const world = createIvrWorld();
    const { confid } = await createConference(world.client);
    const first = await join(world, confid, "13800138001", { role: "1" });
    expect(conferenceOf(world, confid)?.host).toBe(first);
    await join(world, confid, "13800138002");
    expect(conferenceOf(world, confid)?.host).toBe(first);
    const last = await join(world, confid, "13800138003", { role: "1" });
    expect(conferenceOf(world, confid)?.host).toBe(last);
    await removeMember(world.client, { confid, callid: last });
    expect(conferenceOf(world, confid)?.host).toBeUndefined();
  });

  test("speak 0: mute from the start", async () => {
    const world = createIvrWorld();
    const { confid } = await createConference(world.client);
    const callid = await join(world, confid, PHONE, { speak: "0" });
    expect([...(conferenceOf(world, confid)?.muted ?? [])]).toEqual([callid]);
  });

  test("a member who hangs up leaves; with the last one the conference goes", async () => {
    const { client, clock, heard, sandbox } = createIvrWorld();
    const { confid } = await createConference(client, { quiturl: "quit", delreporturl: "deleted" });
    const { callSid } = await inviteToConference(client, { confid, number: "19905000000" });
    clock.advance(5 * SECOND);
    expect(await heard()).toEqual([
      `quit?confid=${confid}&callid=${callSid}&jointime=20240229120005&number=19905000000`,
      `deleted?confid=${confid}&deltime=20240229120005`,
    ]);
    expect(sandbox.state.conferences.size).toBe(0);
  });
});

describe("JoinConf", () => {
  test("a connected call of dialIvr joins, and stays", async () => {
    const { client, clock, heard, sandbox } = createIvrWorld();
    const { confid } = await createConference(client, { joinurl: "joined" });
    const { callSid: callid } = await dialIvr(client, { number: PHONE });
    clock.advance(4 * SECOND);
    await joinConference(client, { confid, callid, role: "1" });
    clock.advance(MINUTE);
    expect(sandbox.state.conferences.get(confid)).toMatchObject({ host: callid, members: new Map([[callid, PHONE]]) });
    expect((await heard()).map((url) => url.split("?")[0])).toEqual(["startservice", "joined"]);
  });

  test.each([
    ["unknown", 0, () => UNKNOWN],
    ["ringing", 1 * SECOND, (callid: string) => callid],
    ["over", MINUTE, (callid: string) => callid],
  ])("a call that is %s → 110025", async (_, wait, choose) => {
    const { client, sandbox } = createIvrWorld();
    const { confid } = await createConference(client);
    const { callSid } = await dialIvr(client, { number: PHONE });
    await sandbox.advance(wait);
    expect(await codeFrom(joinConference(client, { confid, callid: choose(callSid) }))).toBe("110025");
  });

  test("one who is in a conference already → 110025", async () => {
    const { client, confid, callid } = await withMember();
    expect(await codeFrom(joinConference(client, { confid, callid }))).toBe("110025");
  });
});

describe("QuitConf", () => {
  test("the member leaves, the last one ends the conference, and the call hangs up a little later", async () => {
    const { client, clock, confid, callid, heard, sandbox } = await withMember({
      quiturl: "left",
      delreporturl: "gone",
    });
    await removeMember(client, { confid, callid, action: "quit" });
    expect(await heard()).toEqual([
      `quit?confid=${confid}&callid=${callid}&jointime=20240229120005&number=${PHONE}`,
      `gone?confid=${confid}&deltime=20240229120005`,
    ]);
    expect(sandbox.state.calls.get(callid)?.state).toBe("answered");
    clock.advance(MINUTE);
    expect(sandbox.state.calls.get(callid)?.state).toBe("ended");
    expect(await codeFrom(removeMember(client, { confid, callid }))).toBe("110128");
  });

  test("without action, quiturl of CreateConf is notified", async () => {
    const { client, confid, callid, heard } = await withMember({ quiturl: "left" });
    await removeMember(client, { confid, callid });
    expect(await heard()).toEqual([expect.stringMatching(/^left\?/)]);
  });

  test("with autodelete false the conference stays, and others may come", async () => {
    const world = await withMember({ autodelete: "false", delreporturl: "gone" });
    await removeMember(world.client, { confid: world.confid, callid: world.callid });
    world.clock.advance(60 * MINUTE);
    await join(world, world.confid);
    expect(await world.heard()).toEqual([]);
    expect(await queryConferenceState(world.client, { confid: world.confid })).toMatchObject({ count: "1" });
  });

  test("who is no member → 110027, a phone that rings included", async () => {
    const { client, confid } = await withMember();
    const { callSid = "" } = await inviteToConference(client, { confid, number: PHONE });
    for (const callid of [UNKNOWN, callSid]) {
      expect(await codeFrom(removeMember(client, { confid, callid }))).toBe("110027");
    }
  });
});

describe("media control of a member", () => {
  test.each([
    ["ConfMute", "110028", muteMember, "4", { muted: 1, paused: 0 }],
    ["ConfUnMute", "110028", unmuteMember, "14", { muted: 0, paused: 0 }],
    ["ConfMemberPause", "110025", pauseMember, "5", { muted: 0, paused: 1 }],
    ["ConfMemberResume", "110025", resumeMember, "15", { muted: 1, paused: 0 }],
  ] as const)("%s: done and told; who is no member → %s", async (_, code, command, notifytype, after) => {
    const world = await withMember({ mediaopturl: "media" });
    const { client, confid, callid, heard } = world;
    await command(client, { confid, callid, action: "own" });
    const { muted, paused } = conferenceOf(world, confid) ?? {};
    expect({ muted: muted?.size, paused: paused?.size }).toEqual(after);
    await command(client, { confid, callid });
    const rest = `?confid=${confid}&notifytype=${notifytype}&result=0`;
    expect(await heard()).toEqual([`own${rest}`, `media${rest}`]);
    expect(await codeFrom(command(client, { confid, callid: UNKNOWN }))).toBe(code);
  });

  test("mute and unmute, pause and resume take each other back", async () => {
    const world = await withMember();
    const { client, confid, callid } = world;
    await muteMember(client, { confid, callid });
    await unmuteMember(client, { confid, callid });
    await pauseMember(client, { confid, callid });
    await resumeMember(client, { confid, callid, speak: "1" });
    const { muted, paused } = conferenceOf(world, confid) ?? {};
    expect([muted?.size, paused?.size]).toEqual([0, 0]);
  });
});

describe("playing", () => {
  test("ends by itself after its loops", async () => {
    const { client, clock, confid, heard } = await withMember();
    await playInConference(client, { confid, filename: "a.wav", loop: "2", action: "play", playcompleteurl: "played" });
    expect(await heard()).toEqual([`play?confid=${confid}&notifytype=1&result=0&state=1`]);
    clock.advance(19 * SECOND);
    expect(await heard()).toEqual([]);
    clock.advance(1 * SECOND);
    expect(await heard()).toEqual([`played?confid=${confid}`]);
  });

  test("is stopped, and is not reported as played to its end", async () => {
    const { client, clock, confid, heard } = await withMember();
    await playInConference(client, { confid, filename: "a.wav", playcompleteurl: "played" });
    await stopConferencePlay(client, { confid, action: "stop" });
    await stopConferencePlay(client, { confid, action: "stop" });
    clock.advance(MINUTE);
    expect(await heard()).toEqual([
      `stop?confid=${confid}&notifytype=11&result=0&state=11`,
      `stop?confid=${confid}&notifytype=11&result=1`,
    ]);
  });

  test("loop -1 has no end, loop 0 no beginning", async () => {
    const world = await withMember({ mediaopturl: "media" });
    const { client, clock, confid, heard } = world;
    await playInConference(client, { confid, filename: "a.wav", loop: "0" });
    expect(conferenceOf(world, confid)?.playing).toBeUndefined();
    await playInConference(client, { confid, filename: "b.wav", loop: "-1", playcompleteurl: "played" });
    clock.advance(60 * MINUTE);
    expect(conferenceOf(world, confid)?.playing).toEqual({ filename: "b.wav" });
    expect(await heard()).toEqual([
      `media?confid=${confid}&notifytype=1&result=0`,
      `media?confid=${confid}&notifytype=1&result=0&state=1`,
    ]);
  });

  test("the file before makes room", async () => {
    const { client, clock, confid, heard } = await withMember();
    await playInConference(client, { confid, filename: "a.wav", playcompleteurl: "a" });
    clock.advance(5 * SECOND);
    await playInConference(client, { confid, filename: "b.wav", playcompleteurl: "b" });
    clock.advance(MINUTE);
    expect(await heard()).toEqual([`b?confid=${confid}`]);
  });
});

describe("recording", () => {
  test("is stopped: length and address", async () => {
    const { client, clock, confid, heard } = await withMember();
    await recordConference(client, { confid, action: "record" });
    clock.advance(42 * SECOND);
    await stopConferenceRecord(client, { confid, action: "stop" });
    const [begun, stopped = ""] = await heard();
    expect(begun).toBe(`record?confid=${confid}&notifytype=2&result=0&state=2`);
    const parameters = new URL(`http://x/${stopped}`).searchParams;
    expect(Object.fromEntries(parameters)).toEqual({
      confid,
      notifytype: "12",
      result: "0",
      state: "12",
      recordduration: "42",
      recordurl: expect.stringMatching(/^http:\/\/files\.invalid\/.+\.wav$/),
    });
  });

  test("ends by its length", async () => {
    const { client, clock, confid, heard } = await withMember();
    await recordConference(client, { confid, time: "60", timeoutrecordurl: "recorded" });
    clock.advance(MINUTE);
    expect(await heard()).toEqual([`recorded?confid=${confid}`]);
    await stopConferenceRecord(client, { confid, action: "stop" });
    expect(await heard()).toEqual([`stop?confid=${confid}&notifytype=12&result=1`]);
  });

  test("a second one is a failure, and the first goes on", async () => {
    const { client, clock, confid, heard } = await withMember();
    await recordConference(client, { confid, time: "60", timeoutrecordurl: "first" });
    await recordConference(client, { confid, action: "record", time: "1", timeoutrecordurl: "second" });
    clock.advance(MINUTE);
    expect(await heard()).toEqual([`record?confid=${confid}&notifytype=2&result=1`, `first?confid=${confid}`]);
  });

  test("the limit of one that was stopped does not end the next", async () => {
    const { client, clock, confid, heard } = await withMember();
    await recordConference(client, { confid, time: "60", timeoutrecordurl: "first" });
    clock.advance(30 * SECOND);
    await stopConferenceRecord(client, { confid });
    await recordConference(client, { confid, time: "60", timeoutrecordurl: "second" });
    clock.advance(59 * SECOND);
    expect(await heard()).toEqual([]);
    clock.advance(SECOND);
    expect(await heard()).toEqual([`second?confid=${confid}`]);
  });

  test("autorecord begins with the first member; its end by itself goes to mediaopturl", async () => {
    const world = await withMember({ autorecord: "true", mediaopturl: "media" });
    const { client, clock, confid, callid, heard } = world;
    clock.advance(53 * SECOND);
    const second = await join(world, confid);
    await removeMember(client, { confid, callid });
    await removeMember(client, { confid, callid: second });
    expect(await heard()).toEqual([
      expect.stringMatching(/^media\?.*notifytype=12&result=0&state=12&recordduration=60&/),
    ]);
  });
});

test("ConfVolumeAdjust: a step louder or quieter", async () => {
  const world = await withMember();
  const { client, confid, heard } = world;
  await adjustConferenceVolume(client, { confid, adjusttype: "true", action: "volume" });
  await adjustConferenceVolume(client, { confid, adjusttype: "false", action: "volume" });
  await adjustConferenceVolume(client, { confid, adjusttype: "false" });
  expect(await heard()).toEqual([
    `volume?confid=${confid}&notifytype=3&result=0`,
    `volume?confid=${confid}&notifytype=13&result=0`,
  ]);
  expect(conferenceOf(world, confid)?.volume).toBe(-1);
});

describe("ConfAlarmClock", () => {
  test("tells that it is set, and fires; alarmclock is the address by default", async () => {
    const { client, clock, confid, heard } = await withMember();
    await setConferenceAlarm(client, { confid, time: "60", action: "set" });
    expect(await heard()).toEqual([`set?confid=${confid}`]);
    clock.advance(MINUTE - 1);
    expect(await heard()).toEqual([]);
    clock.advance(1);
    expect(await heard()).toEqual([`alarmclock?confid=${confid}`]);
  });

  test("timeraction 1 plays the prompt", async () => {
    const world = await withMember();
    const { client, clock, confid, heard } = world;
    await setConferenceAlarm(client, { confid, time: "1", timeraction: "1", promptfile: "p.wav", clockurl: "ring" });
    clock.advance(SECOND);
    expect(conferenceOf(world, confid)?.playing).toEqual({ filename: "p.wav" });
    expect(await heard()).toEqual([`ring?confid=${confid}`]);
  });

  test("timeraction 2 dismisses the conference", async () => {
    const { client, clock, confid, callid, heard, sandbox } = await withMember();
    await recordConference(client, { confid });
    const addresses = { quiturl: "quit", recordurl: "recorded", delurl: "deleted" };
    await setConferenceAlarm(client, { confid, time: "1", timeraction: "2", ...addresses });
    clock.advance(SECOND);
    expect(await heard()).toEqual([
      `alarmclock?confid=${confid}`,
      `quit?confid=${confid}&callid=${callid}&jointime=20240229120006&number=${PHONE}`,
      `recorded?confid=${confid}`,
      `deleted?confid=${confid}&deltime=20240229120006`,
    ]);
    expect(sandbox.state.conferences.size).toBe(0);
  });

  test("the last one set wins", async () => {
    const { client, clock, confid, heard } = await withMember();
    await setConferenceAlarm(client, { confid, time: "10", clockurl: "first" });
    await setConferenceAlarm(client, { confid, time: "20", clockurl: "second" });
    clock.advance(MINUTE);
    expect(await heard()).toEqual([`second?confid=${confid}`]);
  });
});

describe("DismissConf", () => {
  test("tells each member's leaving, the recording, the deletion and its result", async () => {
    const { client, confid, callid, heard, sandbox } = await withMember();
    await recordConference(client, { confid });
    const addresses = { action: "dismissed", delurl: "deleted", quiturl: "quit", recordurl: "recorded" };
    expect(await dismissConference(client, { confid, ...addresses })).toEqual({ confid });
    expect(await heard()).toEqual([
      `quit?confid=${confid}&callid=${callid}&jointime=20240229120005&number=${PHONE}`,
      `recorded?confid=${confid}`,
      `deleted?confid=${confid}&deltime=20240229120005`,
      `dismissed?confid=${confid}&status=0`,
    ]);
    expect(sandbox.state.calls.get(callid)?.state).toBe("answered");
    expect(await codeFrom(dismissConference(client, { confid }))).toBe("110128");
  });

  test("with autohangup the members are hung up, without word of their leaving", async () => {
    const { client, confid, callid, heard, sandbox } = await withMember({ quiturl: "left" });
    await dismissConference(client, { confid, autohangup: "true", quiturl: "quit" });
    expect(await heard()).toEqual([]);
    expect(sandbox.state.calls.get(callid)?.state).toBe("ended");
  });
});

describe("timers of CreateConf", () => {
  test.each([
    ["false", "answered", 1],
    ["true", "ended", 0],
  ] as const)(
    "confduration counts from the first member; autohangup %s leaves calls %s",
    async (autohangup, state, quits) => {
      const world = createIvrWorld();
      const { client, clock, heard, sandbox } = world;
      const settings: Settings = { confduration: "600", autohangup, quiturl: "quit", delreporturl: "deleted" };
      const { confid } = await createConference(client, settings);
      clock.advance(5 * MINUTE);
      const callid = await join(world, confid);
      clock.advance(10 * MINUTE - 2 * SECOND - 1);
      expect(await heard()).toEqual([]);
      clock.advance(1);
      expect((await heard()).map((url) => url.split("?")[0])).toEqual([...Array(quits).fill("quit"), "deleted"]);
      expect(sandbox.state.calls.get(callid)?.state).toBe(state);
    },
  );

  test("confduration of a conference that was dismissed ends nothing", async () => {
    const { client, clock, confid, heard } = await withMember({ confduration: "600", delreporturl: "deleted" });
    await dismissConference(client, { confid });
    clock.advance(20 * MINUTE);
    expect(await heard()).toHaveLength(1);
  });

  test.each(["0", "-1"])("confduration %s has no end", async (confduration) => {
    const { clock, sandbox } = await withMember({ confduration });
    clock.advance(24 * 60 * MINUTE);
    expect(sandbox.state.conferences.size).toBe(1);
  });

  test("a permanent conference waits for members without end; a short one 10 minutes", async () => {
    const { client, clock, sandbox } = createIvrWorld();
    const { confid } = await createConference(client, { autodelete: "false" });
    await createConference(client, { autodelete: "false", shortconf: "true" });
    await createConference(client, {});
    clock.advance(10 * MINUTE);
    expect([...sandbox.state.conferences.keys()]).toEqual([confid]);
  });
});

test("QueryConfState: action is notified", async () => {
  const { client, confid, heard } = await withMember();
  await queryConferenceState(client, { confid, action: "state" });
  expect(await heard()).toEqual([`state?confid=${confid}`]);
});

test("without an IVR notification URL everything works and nothing is sent", async () => {
  const { client, clock, sandbox } = createIvrWorld();
  sandbox.admin.setApplication({ ivrUrl: undefined });
  const { confid } = await createConference(client, { action: "created", joinurl: "joined" });
  await inviteToConference(client, { confid, number: PHONE, action: "invited" });
  clock.advance(MINUTE);
  await dismissConference(client, { confid, action: "dismissed" });
  expect(sandbox.callbacks).toEqual([]);
});

test("an alarm beyond all calendars is shown without its time", async () => {
  const { client, sandbox, confid } = await withMember();
  await setConferenceAlarm(client, { confid, time: "9".repeat(30) });
  const response = await sandbox.fetch(new Request("http://127.0.0.1/_sandbox/state"));
  expect(await response.json()).toMatchObject({ conferences: [{ confid, alarm: {} }] });
});

test("the console's state page shows conferences and calls, no password", async () => {
  const { sandbox, confid, callid } = await withMember({ passwd: "7777777" });
  const response = await sandbox.fetch(new Request("http://127.0.0.1/_sandbox/state"));
  const text = await response.text();
  expect(text).not.toContain("7777777");
  expect(JSON.parse(text)).toMatchObject({
    conferences: [{ confid, members: [callid], muted: [], invited: [] }],
    calls: [{ callSid: callid, state: "answered", activity: "conference", number: PHONE }],
    agents: [],
    queues: [],
  });
});
