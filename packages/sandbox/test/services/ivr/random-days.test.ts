import {
  agentMakeCall,
  agentOffWork,
  agentOnWork,
  agentReady,
  consultAgent,
  createConference,
  dialIvr,
  dismissConference,
  endAgentService,
  inviteToConference,
  isCloopenApiError,
  joinConference,
  removeMember,
  setConferenceAlarm,
  startTripartiteTalk,
  transferCall,
} from "@cloopen-rest/client";
import { expect, test } from "vitest";
import { createIdentifiers } from "../../../src/kernel/identifiers.js";
import { brokenRules } from "../../support/broken-rules.js";
import { createIvrWorld } from "../../support/ivr-world.js";
import { APP_ID, HOUR } from "../../support/test-sandbox.js";

const NUMBERS = [
  "13800138000",
  "13800138001",
  "13800138002",
  "19901000000",
  "19902000000",
  "19904000000",
  "19905000000",
];
const MAINS = [
  '<Get numdigits="1" timeout="5"><Play>menu.wav</Play></Get>',
  '<Play loop="-1" finishkey="*">a.wav</Play>',
  '<Record action="recorded" maxlength="10"/>',
  '<ConsultationCall number="13900139000" calltime="5" hangupurl="gone"/>',
  '<ConsultationCall number="19901000000" timeout="2"/>',
  '<EnterCCS queuetype="1" timeout="30" quiturl="quit" agenthangupurl="survey" userhangupurl="gone"/>',
  '<EnterCCS queuetype="2" timeout="5" quiturl="quit"/>',
  '<EnterCCS queuetype="1" timeout="0"/>',
  '<CreateConf autojoin="true" confduration="20" quiturl="left"/>',
  '<JoinConf confid="10000001"/>',
  "<Dance/>",
];
const SECONDARIES = ["", "", "<Play>b.wav</Play>", "<Redirect>next</Redirect>", "<Hangup/>"];
const SCRIPTS = [[], [{ press: "1" }], [{ press: "12", after: 3_000 }], [{ hangUp: true, after: 7_000 }]] as const;

/** A day on which everybody does what comes to mind: callers, agents, the application and its REST calls; answers come late, or out of turn. */
function createDay(seed: number) {
  const ids = createIdentifiers(seed);
  const chance = (share: number): boolean => Number(ids.digits(4)) < share * 10_000;
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T => {
    const item = list[Number(ids.digits(6)) % list.length];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  function answer(url: URL): string {
    if (!url.pathname.endsWith("agentstate")) return `<Response>${pick(MAINS)}${pick(SECONDARIES)}</Response>`;
    const agentid = url.searchParams.get("agentid");
    const ready = `<Appid>${APP_ID}</Appid><AgentReady agentid="${agentid}" state="${chance(0.8)}" force="${chance(0.1)}"/>`;
    return chance(0.5) ? `<Response>${ready}</Response>` : "";
  }
  const late: (() => void)[] = [];
  const world = createIvrWorld({
    fetch: (url) =>
      new Promise((resolve) => {
        const say = (): void => resolve(new Response(answer(new URL(String(url)))));
        if (chance(0.7)) say();
        else late.push(say);
      }),
  });
  const { client, clock, sandbox } = world;

  const agentid = (): string => pick(["1001", "1002", "1003"]);
  const number = (): string => pick(NUMBERS);
  const confid = (): string => pick([...sandbox.state.conferences.keys(), "10000099"]);
  /** Rather one that is somewhere. */
  function callid(): string {
    const calls = [...sandbox.state.calls.values()];
    const busy = calls.filter(({ activity }) => activity.at !== "nowhere");
    const chosen = busy.length > 0 && chance(0.7) ? busy : calls.slice(-8);
    return chosen.length > 0 ? pick(chosen).callSid : "f".repeat(32);
  }
  const target = () => (chance(0.6) ? { agentid: agentid() } : { number: number() });
  const truth = (): "true" | "false" => (chance(0.5) ? "true" : "false");
  const deeds: readonly (() => unknown)[] = [
    () => sandbox.receiveCall({ from: number(), to: "4000000000", script: pick(SCRIPTS) }),
    () => sandbox.receiveCall({ from: number(), to: "4000000000", script: pick(SCRIPTS) }),
    () => dialIvr(client, { number: number() }),
    () => sandbox.hangUp(callid()),
    () => sandbox.pressKeys(callid(), pick(["1", "12", "#", "*"])),
    () => agentOnWork(client, { agentid: agentid(), number: number(), agenttype: pick(["1", "2,1"]), agentstate: "1" }),
    () => agentOnWork(client, { agentid: agentid(), number: number(), agenttype: "1", agentstate: "1" }),
    () => agentOffWork(client, { agentid: agentid() }),
    () => agentReady(client, { agentid: agentid(), force: truth() }),
    () => agentReady(client, { agentid: agentid(), state: truth() }),
    () => agentMakeCall(client, { agentid: agentid(), number: number() }),
    () => endAgentService(client, { callid: callid(), agentid: agentid(), action: pick(["", "ended"]) }),
    () => transferCall(client, { callid: callid(), ...target() }),
    () => consultAgent(client, { callid: callid(), ...target() }),
    () => startTripartiteTalk(client, { callid: callid() }),
    () => createConference(client, { passwd: pick(["", "12"]), autodelete: truth(), confduration: pick(["0", "30"]) }),
    () => inviteToConference(client, { confid: confid(), number: number(), role: pick(["0", "1"]) }),
    () => joinConference(client, { confid: confid(), callid: callid() }),
    () => removeMember(client, { confid: confid(), callid: callid() }),
    () => dismissConference(client, { confid: confid(), autohangup: truth() }),
    () =>
      setConferenceAlarm(client, { confid: confid(), time: "5", timeraction: pick(["1", "2"]), autohangup: truth() }),
    ...Array.from({ length: 6 }, () => () => clock.advance(Number(ids.digits(4)))),
    ...Array.from({ length: 3 }, () => () => late.shift()?.()),
    () => late.pop()?.(),
  ];
  /** Does something; what the platform rejects is part of the day. */
  async function act(): Promise<void> {
    try {
      await pick(deeds)();
    } catch (error) {
      if (!isCloopenApiError(error) && !(error instanceof RangeError)) throw error;
    }
    await settle();
  }
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
  }
  /** Everybody hangs up. */
  async function end(): Promise<void> {
    for (let round = 0; round < 5; round++) {
      for (const say of late.splice(0)) say();
      await settle();
      for (const { callSid, state } of sandbox.state.calls.values()) {
        if (state === "answered") sandbox.hangUp(callSid);
      }
      clock.advance(HOUR);
    }
  }
  return { sandbox, act, end };
}

test.each([2, 4])("day %i: calls, queues, agents and conferences never contradict each other", async (seed) => {
  const { sandbox, act, end } = createDay(seed);
  for (let deed = 0; deed < 200; deed++) {
    await act();
    expect(brokenRules(sandbox.state), `after deed ${deed}`).toEqual([]);
  }
  await end();
  expect(brokenRules(sandbox.state)).toEqual([]);
  expect([...sandbox.state.agents.values()].filter(({ assignment }) => assignment)).toEqual([]);
  expect([...sandbox.state.calls.values()].filter(({ state }) => state !== "ended")).toEqual([]);
});
