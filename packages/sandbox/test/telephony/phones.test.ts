import { dialIvr } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createAnsweringApplication } from "../support/ivr-application.js";
import { APP_ID, createTestSandbox, MINUTE, SECOND } from "../support/test-sandbox.js";

const CALLER = "13800138000";
const INBOUND = { from: CALLER, to: "4000000000" };
const MENU = '<Response><Get numdigits="1"/><Hangup/></Response>';

describe("keys and hanging up, by hand", () => {
  test("keys go to the command that waits for them", async () => {
    const { sandbox, heard } = createAnsweringApplication({ startservice: MENU });
    const callid = sandbox.receiveCall(INBOUND);
    await sandbox.advance(2 * SECOND);
    sandbox.pressKeys(callid, "7");
    expect((await heard()).at(-1)).toBe(`dtmfreport?appid=${APP_ID}&callid=${callid}&digits=7&result=0`);
  });

  test("keys that nobody waits for are lost, and the transcript says so", async () => {
    const { sandbox } = createAnsweringApplication({ startservice: "<Response><Play>a.wav</Play></Response>" });
    const callid = sandbox.receiveCall(INBOUND);
    await sandbox.advance(SECOND);
    sandbox.pressKeys(callid, "7");
    expect(sandbox.transcript(callid)).toMatch(/party {7}presses 7, which nobody waits for\n$/);
  });

  test("hanging up ends the call once", async () => {
    const { sandbox } = createAnsweringApplication({ startservice: MENU });
    const callid = sandbox.receiveCall(INBOUND);
    sandbox.hangUp(callid);
    expect(sandbox.state.calls.get(callid)?.state).toBe("ended");
    expect(() => sandbox.hangUp(callid)).toThrow(
      new RangeError(`there is no connected call ${callid}; connected is none`),
    );
    expect(() => sandbox.pressKeys(callid, "1")).toThrow(RangeError);
  });

  test.each(["", "A", "1 2"])("%j is no keys", (keys) => {
    const { sandbox } = createAnsweringApplication({});
    const callid = sandbox.receiveCall(INBOUND);
    expect(() => sandbox.pressKeys(callid, keys)).toThrow(new TypeError("keys are digits, # and *"));
  });
});

describe("scripts", () => {
  test("of a number: for each of its calls, until taken back or reset", async () => {
    const { sandbox, client } = createAnsweringApplication({ startservice: MENU });
    const digitsOf = async (): Promise<readonly string[]> => {
      const before = sandbox.callbacks.length;
      sandbox.receiveCall(INBOUND);
      await dialIvr(client, { number: CALLER });
      await sandbox.advance(MINUTE);
      return sandbox.callbacks.slice(before).flatMap(({ url }) => new URL(url).searchParams.get("digits") ?? []);
    };
    sandbox.scriptParty(CALLER, [{ press: "3" }]);
    expect(await digitsOf()).toEqual(["3", "3"]);
    sandbox.scriptParty(CALLER, []);
    expect(await digitsOf()).toEqual([]);
    sandbox.scriptParty(CALLER, [{ press: "3" }]);
    sandbox.reset();
    expect(sandbox.state.scripts.size).toBe(0);
  });

  test("of a call goes before that of its number", async () => {
    const { sandbox } = createAnsweringApplication({ startservice: MENU });
    sandbox.scriptParty(CALLER, [{ press: "3" }]);
    const callid = sandbox.receiveCall({ ...INBOUND, script: [{ press: "4" }] });
    await sandbox.advance(5 * SECOND);
    expect(sandbox.transcript(callid)).toContain("presses 4");
  });

  test("anything else is rejected", () => {
    const { sandbox } = createTestSandbox();
    const wrong = [{ press: "x" }];
    expect(() => sandbox.scriptParty(CALLER, wrong)).toThrow("step 0: expected");
    expect(() => sandbox.receiveCall({ ...INBOUND, script: wrong })).toThrow("step 0: expected");
    expect(sandbox.state.calls.size).toBe(0);
  });
});

test("an inbound call to an application without an IVR notification URL is hung up after a while", async () => {
  const { sandbox } = createTestSandbox();
  const callid = sandbox.receiveCall(INBOUND);
  await sandbox.advance(10 * SECOND);
  expect(sandbox.callbacks).toEqual([]);
  expect(sandbox.transcript(callid)).toMatch(/ends the call: nothing holds the call any longer\n$/);
});

test("there is no transcript of an unknown call; those of the newest thousand are kept", () => {
  const { sandbox } = createTestSandbox();
  expect(() => sandbox.transcript("1")).toThrow(new RangeError("there is no transcript of a call 1"));
  const callids = Array.from({ length: 1_001 }, () => sandbox.receiveCall(INBOUND));
  expect(() => sandbox.transcript(callids[0] ?? "")).toThrow(RangeError);
  expect(sandbox.transcript(callids.at(-1) ?? "")).toContain("calls 4000000000 from 13800138000");
});

test("a call whose transcript has gone gets no new one, which would push out another", async () => {
  const { sandbox } = createTestSandbox();
  const callids = Array.from({ length: 1_001 }, () => sandbox.receiveCall(INBOUND));
  sandbox.hangUp(callids[0] ?? "");
  expect(() => sandbox.transcript(callids[0] ?? "")).toThrow(RangeError);
});

test("a line of a transcript is cut, however long a text is", async () => {
  const { sandbox } = createAnsweringApplication({
    startservice: `<Response><PlayTTS>${"很".repeat(3_000)}</PlayTTS></Response>`,
  });
  const callid = sandbox.receiveCall(INBOUND);
  await sandbox.advance(SECOND);
  const lines = sandbox.transcript(callid).split("\n");
  expect(lines.filter((line) => line.endsWith("很…"))).toHaveLength(2);
  for (const line of lines) expect(line.length).toBeLessThan(550);
});

test("advance needs a clock that can be moved", async () => {
  const { createSandbox } = await import("../../src/create-sandbox.js");
  const sandbox = createSandbox({ clock: { now: () => 0, after: () => () => {} } });
  await expect(sandbox.advance(1)).rejects.toThrow(new TypeError("this clock cannot be moved"));
});
