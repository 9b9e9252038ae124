import { createConference, dialIvr, dismissConference, inviteToConference, joinConference } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import type { CallerStep } from "../../../src/telephony/caller-script.js";
import { createAnsweringApplication } from "../../support/ivr-application.js";
import { createIvrWorld } from "../../support/ivr-world.js";
import { MINUTE, SECOND } from "../../support/test-sandbox.js";

const PHONE = "13800138000";
const WRONG: readonly CallerStep[] = [{ press: "1#" }, { press: "12345" }, { press: "#" }];

/** A conference with the password 1234, and a party that presses keys. */
async function withPassword(script: readonly CallerStep[], settings: Parameters<typeof createConference>[1] = {}) {
  const world = createIvrWorld();
  world.sandbox.scriptParty(PHONE, script);
  const { confid } = await createConference(world.client, { passwd: "1234", ...settings });
  const conference = () => world.sandbox.state.conferences.get(confid);
  return { ...world, confid, conference };
}

describe("anyone who joins is asked for the password (documented)", () => {
  test("who is invited: joinurl and the result are notified when it is right", async () => {
    const { client, clock, heard, confid, conference } = await withPassword([{ press: "1234", after: 5_000 }]);
    await inviteToConference(client, { confid, number: PHONE, action: "invited", joinurl: "joined" });
    clock.advance(7 * SECOND);
    expect(conference()?.members.size).toBe(0);
    expect(await heard()).toEqual([]);
    clock.advance(SECOND);
    expect(conference()?.members.size).toBe(1);
    expect((await heard()).map((url) => url.replace(/callid=\w+/, "callid=…"))).toEqual([
      `joined?confid=${confid}&callid=…&jointime=20240229120008&result=0&number=${PHONE}`,
      `invited?confid=${confid}&callid=…&jointime=20240229120008&number=${PHONE}&result=0`,
    ]);
  });

  test("who is invited and presses three wrong ones is hung up: result 1, and the seat is free", async () => {
    const { client, clock, heard, confid, conference, sandbox } = await withPassword(WRONG);
    const { callSid = "" } = await inviteToConference(client, { confid, number: PHONE, action: "invited" });
    clock.advance(10 * SECOND);
    expect(await heard()).toEqual([expect.stringMatching(/^invited\?.*&result=1$/)]);
    expect(conference()).toMatchObject({ members: new Map(), invited: new Map() });
    expect(sandbox.transcript(callSid)).toContain("ends the call: 3 wrong passwords");
  });

  test("a call that JoinConf of the REST interface takes", async () => {
    const { client, clock, confid, conference } = await withPassword([{ press: "1234" }]);
    const { callSid: callid } = await dialIvr(client, { number: PHONE });
    clock.advance(4 * SECOND);
    await joinConference(client, { confid, callid, role: "1" });
    expect(conference()?.members.size).toBe(0);
    clock.advance(SECOND);
    expect(conference()).toMatchObject({ host: callid, members: new Map([[callid, PHONE]]) });
  });

  test("the caller who creates it with autojoin joins at once", async () => {
    const { sandbox } = createAnsweringApplication({
      startservice: '<Response><CreateConf passwd="1234" autojoin="true"/></Response>',
    });
    sandbox.receiveCall({ from: PHONE, to: "4000000000" });
    await sandbox.advance(SECOND);
    expect([...sandbox.state.conferences.values()].map(({ members }) => members.size)).toEqual([1]);
  });
});

describe("what may happen while it is asked for", () => {
  test("the invitee hangs up: result 1, and the seat is free", async () => {
    const { client, clock, heard, confid, conference, sandbox } = await withPassword([]);
    const { callSid = "" } = await inviteToConference(client, { confid, number: PHONE, action: "invited" });
    clock.advance(5 * SECOND);
    sandbox.hangUp(callSid);
    expect(await heard()).toEqual([expect.stringMatching(/^invited\?.*&result=1$/)]);
    expect(conference()?.invited.size).toBe(0);
  });

  test("the conference is dismissed: the invitee is hung up, with result 1", async () => {
    const { client, clock, heard, confid, sandbox } = await withPassword([{ press: "1234", after: 10_000 }]);
    const { callSid = "" } = await inviteToConference(client, { confid, number: PHONE, action: "invited" });
    clock.advance(5 * SECOND);
    await dismissConference(client, { confid });
    clock.advance(MINUTE);
    expect(await heard()).toEqual([expect.stringMatching(/^invited\?.*&result=1$/)]);
    expect(sandbox.transcript(callSid)).toContain("ends the call: the conference has ended");
  });

  test("the conference is dismissed: for a caller of JoinConf what follows runs", async () => {
    const { client, sandbox } = createAnsweringApplication({
      startservice: '<Response><JoinConf confid="10000001"/><Hangup/></Response>',
    });
    const { confid } = await createConference(client, { passwd: "1234" });
    const script = [{ press: "1234", after: 10_000 }];
    const callid = sandbox.receiveCall({ from: PHONE, to: "4000000000", script });
    await sandbox.advance(5 * SECOND);
    await dismissConference(client, { confid });
    await sandbox.advance(MINUTE);
    expect(sandbox.transcript(callid)).toContain("the command fails with 110128");
    expect(sandbox.transcript(callid)).toContain("ends the call: Hangup");
  });

  test("the last seat is taken: for a call that is asked what follows runs", async () => {
    const { client, clock, confid, conference } = await withPassword([{ press: "1234", after: 10_000 }]);
    const { callSid: callid } = await dialIvr(client, { number: PHONE });
    clock.advance(4 * SECOND);
    await joinConference(client, { confid, callid });
    await inviteToConference(client, { confid, number: "13800138001#13800138002#13800138003" });
    clock.advance(MINUTE);
    expect(conference()?.members.has(callid)).toBe(false);
  });
});
