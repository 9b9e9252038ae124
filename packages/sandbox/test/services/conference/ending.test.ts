import {
  createConference,
  inviteToConference,
  muteMember,
  pauseMember,
  resumeMember,
  setConferenceAlarm,
  unmuteMember,
} from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createIvrWorld } from "../../support/ivr-world.js";
import { MINUTE, SECOND } from "../../support/test-sandbox.js";

const PHONE = "13800138000";

async function withMember(settings: Parameters<typeof createConference>[1]) {
  const world = createIvrWorld();
  const { confid } = await createConference(world.client, settings);
  const { callSid: callid = "" } = await inviteToConference(world.client, { confid, number: PHONE });
  world.clock.advance(3 * SECOND);
  return { ...world, confid, callid, playing: () => world.sandbox.state.conferences.get(confid)?.playing };
}

describe("confendprompt", () => {
  test("is played in the last ten seconds of confduration, and the members hear it", async () => {
    const { clock, callid, playing, sandbox } = await withMember({ confduration: "60", confendprompt: "bye.wav" });
    clock.advance(50 * SECOND - 1);
    expect(playing()).toBeUndefined();
    clock.advance(1);
    expect(playing()).toEqual({ filename: "bye.wav" });
    clock.advance(10 * SECOND);
    expect(sandbox.state.conferences.size).toBe(0);
    expect(sandbox.transcript(callid)).toContain(
      "12:00:53+08:00 platform    plays bye.wav to the conference\n12:01:03+08:00",
    );
  });

  test("is played at once where confduration is shorter", async () => {
    const { playing } = await withMember({ confduration: "5", confendprompt: "bye.wav" });
    expect(playing()).toEqual({ filename: "bye.wav" });
  });

  test.each([
    ["0", undefined],
    ["1", { filename: "bye.wav" }],
    ["2", undefined],
  ] as const)("with voicemod %s: %j", async (voicemod, played) => {
    const { clock, playing } = await withMember({ confduration: "60", confendprompt: "bye.wav", voicemod });
    clock.advance(50 * SECOND);
    expect(playing()).toEqual(played);
  });

  test("is not played at any other end", async () => {
    const { client, confid, callid, clock, sandbox } = await withMember({ confendprompt: "bye.wav" });
    await setConferenceAlarm(client, { confid, time: "30", timeraction: "2", autohangup: "true" });
    clock.advance(MINUTE);
    expect(sandbox.state.conferences.size).toBe(0);
    expect(sandbox.transcript(callid)).not.toContain("bye.wav");
  });
});

test("an alarm with timeraction 2 and autohangup hangs the members up, without quiturl", async () => {
  const { client, confid, callid, clock, heard, sandbox } = await withMember({});
  const addresses = { quiturl: "quit", recordurl: "recorded", delurl: "deleted" };
  await setConferenceAlarm(client, { confid, time: "1", timeraction: "2", autohangup: "true", ...addresses });
  await heard();
  clock.advance(SECOND);
  expect((await heard()).map((url) => url.split("?")[0])).toEqual(["alarmclock", "deleted"]);
  expect(sandbox.state.calls.get(callid)?.state).toBe("ended");
});

test("a member's transcript tells of being muted and paused", async () => {
  const { client, confid, callid, sandbox } = await withMember({});
  await muteMember(client, { confid, callid });
  await unmuteMember(client, { confid, callid });
  await pauseMember(client, { confid, callid });
  await resumeMember(client, { confid, callid });
  await resumeMember(client, { confid, callid, speak: "1" });
  expect(sandbox.transcript(callid).trimEnd().split("\n").slice(3)).toEqual(
    ["is mute", "may speak", "hears nothing", "hears again, and is mute", "hears again, and may speak"].map(
      (what) => `12:00:03+08:00 platform    the party ${what}`,
    ),
  );
});

test("a member's transcript tells of joining, files and leaving", async () => {
  const { client, confid, callid, clock, sandbox } = await withMember({ confduration: "30" });
  await setConferenceAlarm(client, { confid, time: "10", timeraction: "1", promptfile: "soon.wav" });
  clock.advance(MINUTE);
  expect(sandbox.transcript(callid).trimEnd().split("\n").slice(2)).toEqual([
    `12:00:03+08:00 platform    the party joins conference ${confid}`,
    "12:00:13+08:00 platform    plays soon.wav to the conference",
    `12:00:33+08:00 platform    the party leaves conference ${confid}`,
    "12:00:43+08:00 platform    ends the call: nothing holds the call any longer",
  ]);
});

test("an alarm beyond all calendars is set, and the console shows the conference", async () => {
  const { client, sandbox } = createIvrWorld();
  const { confid } = await createConference(client);
  await setConferenceAlarm(client, { confid, time: "9".repeat(17) });
  const page = await sandbox.fetch(new Request("http://platform.test/_sandbox/state"));
  const { conferences } = JSON.parse(await page.text());
  expect(conferences[0]).toMatchObject({ confid });
  expect(conferences[0].alarm).toEqual({});
});
