import {
  agentMakeCall,
  agentOnWork,
  agentReady,
  type CloopenClient,
  consultAgent,
  createConference,
  dialIvr,
  endAgentService,
  inviteToConference,
  monitorCall,
  queryAgentState,
  queryCallState,
  startTripartiteTalk,
  transferCall,
  transferOnNoAnswer,
} from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { codeFrom } from "../../support/code-from.js";
import { createIvrWorld, type IvrWorld } from "../../support/ivr-world.js";
import { APP_ID, MINUTE, SECOND } from "../../support/test-sandbox.js";

const PHONE = "13800138000";
const UNKNOWN = "f".repeat(32);

/** Agent 1001 talks with a user; 1002 is ready, 1003 is not. Everything heard so far is forgotten. */
async function withTalk(urls = {}): Promise<IvrWorld & { callid: string }> {
  const world = createIvrWorld();
  const { client, clock, heard } = world;
  await agentOnWork(client, { agentid: "1001", number: "13800138001", agentstate: "1" });
  await agentOnWork(client, { agentid: "1002", number: "13800138002", agentstate: "1" });
  await agentOnWork(client, { agentid: "1003", number: "13800138003" });
  const { callSid } = await agentMakeCall(client, { agentid: "1001", number: PHONE, ...urls });
  clock.advance(3 * SECOND);
  await heard();
  return { ...world, callid: callSid };
}

async function states({ client }: IvrWorld): Promise<string> {
  return ((await queryAgentState(client)).agents ?? []).map(({ state }) => state).join("");
}

function callOf({ sandbox }: IvrWorld, callid: string) {
  return sandbox.state.calls.get(callid);
}

/** What was notified but the states of agents. */
async function events({ heard }: IvrWorld): Promise<readonly string[]> {
  return (await heard()).filter((url) => !url.startsWith("agentstate?"));
}

describe("the call of a command", () => {
  const commands: readonly [string, (client: CloopenClient, callid: string) => Promise<unknown>][] = [
    ["QueryCallState", (client, callid) => queryCallState(client, { callid })],
    ["AgentServiceEnd", (client, callid) => endAgentService(client, { callid, agentid: "1001" })],
    ["Transfer", (client, callid) => transferCall(client, { callid, agentid: "1002" })],
    ["AgentConsult", (client, callid) => consultAgent(client, { callid, agentid: "1002" })],
    ["TripartiteTalk", (client, callid) => startTripartiteTalk(client, { callid })],
    ["Monitor", (client, callid) => monitorCall(client, { callid })],
    ["NoAnswerTransfer", (client, callid) => transferOnNoAnswer(client, { callid, number: PHONE })],
  ];

  test.each(commands)("%s: unknown → 110126", async (_, command) => {
    const { client } = await withTalk();
    expect(await codeFrom(command(client, UNKNOWN))).toBe("110126");
  });

  test.each(commands.slice(1))("%s: over → 110126", async (_, command) => {
    const { client, clock, callid } = await withTalk();
    clock.advance(2 * MINUTE);
    expect(await codeFrom(command(client, callid))).toBe("110126");
  });

  test.each(commands.slice(2))("%s: in a conference → 110126", async (_, command) => {
    const { client, clock } = await withTalk();
    const { confid } = await createConference(client);
    const { callSid = "" } = await inviteToConference(client, { confid, number: PHONE });
    clock.advance(3 * SECOND);
    expect(await codeFrom(command(client, callSid))).toBe("110126");
  });

  test("of another application → 110126", async () => {
    const { client, sandbox, callid } = await withTalk();
    const other = "e".repeat(32);
    const [application] = sandbox.state.applications.values();
    if (application !== undefined) sandbox.admin.addApplication(other);
    expect(await codeFrom(queryCallState(client, { callid, Appid: other }))).toBe("110126");
  });

  test.each(["xml", "json"] as const)("in %s", async (format) => {
    const world = await withTalk();
    const reply = await transferCall(
      world.client,
      { callid: world.callid, agentid: "1002", Play: { loop: "-1", file: "wait.wav" } },
      { format },
    );
    expect(reply).toEqual({ callSid: world.callid, orderId: expect.stringMatching(/^CM/) });
    expect(world.sandbox.warnings).toEqual([]);
  });
});

describe("QueryCallState", () => {
  test("0 ringing, 1 answered, 2 ended; action is notified", async () => {
    const { client, clock, heard } = createIvrWorld();
    const { callSid } = await dialIvr(client, { number: PHONE });
    const seen = [];
    for (const wait of [0, 3 * SECOND, MINUTE]) {
      clock.advance(wait);
      seen.push(await queryCallState(client, { callid: callSid, action: "state" }));
    }
    expect(seen).toEqual(["0", "1", "2"].map((state) => ({ callSid, state })));
    const told = (await heard()).filter((url) => url.startsWith("state?"));
    expect(told).toEqual(Array(3).fill(`state?appid=${APP_ID}&callid=${callSid}`));
  });
});

describe("AgentServiceEnd", () => {
  test("with action the application goes on with the user", async () => {
    const world = await withTalk({ agenthangupurl: "survey" });
    const { client, clock, callid } = world;
    const reply = await endAgentService(client, { callid, agentid: "1001", action: "ended" });
    expect(reply).toEqual({ callSid: callid, orderId: callOf(world, callid)?.orderId });
    expect(await events(world)).toEqual([`ended?appid=${APP_ID}&callid=${callid}`]);
    expect(await states(world)).toBe("010");
    expect(callOf(world, callid)?.state).toBe("answered");
    clock.advance(10 * SECOND);
    expect(callOf(world, callid)?.state).toBe("ended");
  });

  test("without action agenthangupurl is called; without either the user is hung up", async () => {
    const one = await withTalk({ agenthangupurl: "survey" });
    await endAgentService(one.client, { callid: one.callid, agentid: "1001" });
    expect(await events(one)).toEqual([`survey?appid=${APP_ID}&callid=${one.callid}`]);
    expect(callOf(one, one.callid)?.state).toBe("answered");
    const other = await withTalk();
    await endAgentService(other.client, { callid: other.callid, agentid: "1001" });
    expect(await events(other)).toEqual([]);
    expect(callOf(other, other.callid)?.state).toBe("ended");
  });

  test("who is not on work → 108027, who is not on the call → 110126", async () => {
    const { client, callid } = await withTalk();
    expect(await codeFrom(endAgentService(client, { callid, agentid: "9999" }))).toBe("108027");
    expect(await codeFrom(endAgentService(client, { callid, agentid: "1002" }))).toBe("110126");
  });
});

describe("Transfer", () => {
  test("to an agent: the first is free at once, the second locked, then talking", async () => {
    const world = await withTalk();
    const { client, clock, callid } = world;
    await transferCall(client, { callid, agentid: "1002" });
    expect(await states(world)).toBe("020");
    clock.advance(3 * SECOND);
    expect(await states(world)).toBe("030");
    expect([...(callOf(world, callid)?.agents ?? [])]).toEqual(["1002"]);
    clock.advance(MINUTE);
    expect(await states(world)).toBe("000");
    expect(callOf(world, callid)?.state).toBe("ended");
  });

  test("to a number", async () => {
    const world = await withTalk();
    const { client, clock, callid } = world;
    await transferCall(client, { callid, number: "13800138009" });
    expect(await states(world)).toBe("010");
    clock.advance(3 * SECOND + MINUTE - 1);
    expect(callOf(world, callid)?.state).toBe("answered");
    clock.advance(1);
    expect(callOf(world, callid)?.state).toBe("ended");
  });

  test("Play is the music meanwhile, in the transcript", async () => {
    const world = await withTalk();
    const { callid } = world;
    await transferCall(world.client, { callid, agentid: "1002", Play: { loop: "-1", file: "wait.wav" } });
    expect(world.sandbox.transcript(callid)).toMatch(/rings agent 1002\n.* plays wait\.wav, again and again\n$/);
  });

  test("to the number that is consulted, which is on the phone already", async () => {
    const world = await withTalk();
    const { client, clock, callid } = world;
    await consultAgent(client, { callid, number: "13800138009" });
    clock.advance(3 * SECOND);
    await transferCall(client, { callid, number: "13800138009" });
    clock.advance(MINUTE - 1);
    expect(callOf(world, callid)?.state).toBe("answered");
    clock.advance(1);
    expect(callOf(world, callid)?.state).toBe("ended");
  });

  test("agentid counts, number is ignored beside it", async () => {
    const world = await withTalk();
    await transferCall(world.client, { callid: world.callid, agentid: "1002", number: "19900110126" });
    expect(await states(world)).toBe("020");
  });

  test("a call of dialIvr goes to an agent, and does not hang up meanwhile", async () => {
    const world = await withTalk();
    const { client, clock } = world;
    const { callSid } = await dialIvr(client, { number: "13800138008" });
    clock.advance(3 * SECOND);
    await transferCall(client, { callid: callSid, agentid: "1002" });
    clock.advance(30 * SECOND);
    expect([...(callOf(world, callSid)?.agents ?? [])]).toEqual(["1002"]);
  });

  test("a second transfer while the first one rings sets the first agent free", async () => {
    const world = await withTalk();
    const { client, clock, callid } = world;
    await transferCall(client, { callid, agentid: "1002" });
    await transferCall(client, { callid, number: "13800138009" });
    clock.advance(3 * SECOND);
    expect(await states(world)).toBe("000");
    expect(callOf(world, callid)).toMatchObject({ state: "answered", activity: { at: "number" }, agents: new Set() });
  });

  test("the user hangs up while the second agent is rung: that agent is free at once", async () => {
    const world = await withTalk();
    await transferCall(world.client, { callid: world.callid, agentid: "1002" });
    world.sandbox.hangUp(world.callid);
    expect(await states(world)).toBe("000");
  });

  test("away and back: the talk of before does not end the new one", async () => {
    const world = await withTalk();
    const { client, clock, callid } = world;
    await transferCall(client, { callid, agentid: "1002" });
    clock.advance(30 * SECOND);
    await agentReady(client, { agentid: "1001" });
    await transferCall(client, { callid, agentid: "1001" });
    clock.advance(MINUTE);
    expect(await states(world)).toBe("300");
    clock.advance(3 * SECOND);
    expect(await states(world)).toBe("000");
  });

  test("from a number on to an agent: the talk with the number does not end that", async () => {
    const world = await withTalk();
    const { client, clock, callid } = world;
    await transferCall(client, { callid, number: "13800138009" });
    clock.advance(30 * SECOND);
    await transferCall(client, { callid, agentid: "1002" });
    clock.advance(45 * SECOND);
    expect(callOf(world, callid)?.state).toBe("answered");
    expect(await states(world)).toBe("030");
  });

  test("an agent who was forced to be ready in a call is not taken for another", async () => {
    const world = await withTalk();
    const { client, clock, callid } = world;
    await agentMakeCall(client, { agentid: "1002", number: "13800138008" });
    clock.advance(3 * SECOND);
    await agentReady(client, { agentid: "1002", force: "true" });
    expect(await codeFrom(transferCall(client, { callid, agentid: "1002" }))).toBe("110126");
  });

  test("a target that does not answer ends the call", async () => {
    const world = await withTalk();
    const { client, clock, callid } = world;
    await agentOnWork(client, { agentid: "1004", number: "19901000000", agentstate: "1" });
    await transferCall(client, { callid, agentid: "1004" });
    clock.advance(30 * SECOND);
    expect(callOf(world, callid)?.state).toBe("ended");
    expect(await states(world)).toBe("0100");
  });

  test.each([
    ["unknown", { agentid: "9999" }, "108027"],
    ["not ready", { agentid: "1003" }, "110126"],
    ["the agent who talks", { agentid: "1001" }, "110126"],
    ["a number that asks for a code", { number: "19900110080" }, "110080"],
  ])("%s → %s, and the talk goes on", async (_, target, code) => {
    const world = await withTalk();
    expect(await codeFrom(transferCall(world.client, { callid: world.callid, ...target }))).toBe(code);
    expect(await states(world)).toBe("310");
  });
});

describe("AgentConsult and TripartiteTalk", () => {
  test("consult, three-party talk, leave it one after the other", async () => {
    const world = await withTalk();
    const { client, clock, callid } = world;
    await consultAgent(client, { callid, agentid: "1002" });
    expect(await states(world)).toBe("320");
    expect(await codeFrom(startTripartiteTalk(client, { callid, action: "three" }))).toBe("110126");
    clock.advance(3 * SECOND);
    expect(await states(world)).toBe("330");
    await startTripartiteTalk(client, { callid, action: "three" });
    expect(await events(world)).toEqual([`three?appid=${APP_ID}&callid=${callid}`]);
    expect([...(callOf(world, callid)?.agents ?? [])]).toEqual(["1001", "1002"]);
    await endAgentService(client, { callid, agentid: "1001" });
    expect(callOf(world, callid)?.state).toBe("answered");
    expect(await states(world)).toBe("030");
    await endAgentService(client, { callid, agentid: "1002" });
    expect(callOf(world, callid)?.state).toBe("ended");
  });

  test("consult, then transfer to the consulted agent, who is on the phone already", async () => {
    const world = await withTalk();
    const { client, clock, callid } = world;
    await consultAgent(client, { callid, agentid: "1002" });
    clock.advance(3 * SECOND);
    await world.heard();
    await transferCall(client, { callid, agentid: "1002" });
    expect(await states(world)).toBe("030");
    expect(await world.heard()).toEqual([expect.stringContaining("agentid=1001&agentstate=0")]);
  });

  test("the consulted agent leaves by AgentServiceEnd; the talk goes on, another consultation may come", async () => {
    const world = await withTalk();
    const { client, callid } = world;
    await consultAgent(client, { callid, agentid: "1002" });
    expect(await codeFrom(consultAgent(client, { callid, number: "13800138009" }))).toBe("110126");
    await endAgentService(client, { callid, agentid: "1002" });
    expect(await states(world)).toBe("300");
    await consultAgent(client, { callid, number: "13800138009" });
    world.clock.advance(3 * SECOND);
    expect(await states(world)).toBe("300");
    expect(await codeFrom(startTripartiteTalk(client, { callid }))).toBe("000000");
  });

  test("a number that does not answer ends the consultation", async () => {
    const world = await withTalk();
    await consultAgent(world.client, { callid: world.callid, number: "19902000000" });
    world.clock.advance(SECOND);
    expect(callOf(world, world.callid)?.consultation).toBeUndefined();
    expect(await codeFrom(startTripartiteTalk(world.client, { callid: world.callid }))).toBe("110126");
  });

  test("with the talk the consultation ends, too", async () => {
    const world = await withTalk();
    const { client, callid } = world;
    await consultAgent(client, { callid, agentid: "1002" });
    await endAgentService(client, { callid, agentid: "1001" });
    expect(await states(world)).toBe("000");
    world.clock.advance(MINUTE);
    expect(await states(world)).toBe("000");
  });

  test("a call on which no agent talks → 110126", async () => {
    const { client, clock } = await withTalk();
    const { callSid } = await dialIvr(client, { number: PHONE });
    clock.advance(3 * SECOND);
    expect(await codeFrom(consultAgent(client, { callid: callSid, agentid: "1002" }))).toBe("110126");
  });
});

test("the transcript tells of consulting, three parties and listening", async () => {
  const world = await withTalk();
  const { client, clock, callid, sandbox } = world;
  await monitorCall(client, { callid, agentid: "1003" });
  await consultAgent(client, { callid, number: "19902000000" });
  clock.advance(SECOND);
  await consultAgent(client, { callid, agentid: "1002" });
  clock.advance(3 * SECOND);
  await startTripartiteTalk(client, { callid });
  await endAgentService(client, { callid, agentid: "1001" });
  await transferCall(client, { callid, number: "19904000000" });
  clock.advance(MINUTE);
  expect(sandbox.transcript(callid).trimEnd().split("\n").slice(2)).toEqual([
    "12:00:03+08:00 platform    agent 1003 listens",
    "12:00:03+08:00 platform    calls 19902000000 for advice: the party is muted",
    "12:00:04+08:00 platform    19902000000 is busy: the party is heard again",
    "12:00:04+08:00 platform    calls agent 1002 for advice: the party is muted",
    "12:00:07+08:00 platform    agent 1002 answers",
    "12:00:07+08:00 platform    agent 1002 joins the talk",
    "12:00:07+08:00 platform    agent 1001 leaves the call",
    "12:00:07+08:00 platform    calls 19904000000 to join it with the party",
    "12:00:10+08:00 platform    ends the call: 19904000000 rejects the call",
  ]);
});

test("Monitor remembers who listens", async () => {
  const world = await withTalk();
  const { client, callid } = world;
  await monitorCall(client, { callid, agentid: "1003", number: "13800138009" });
  expect([...(callOf(world, callid)?.listeners ?? [])]).toEqual(["1003", "13800138009"]);
  expect(await codeFrom(monitorCall(client, { callid, agentid: "9999" }))).toBe("108027");
});

describe("NoAnswerTransfer", () => {
  test("the other number is called when the first does not answer", async () => {
    const world = createIvrWorld();
    const { client, clock, heard } = world;
    const { callSid } = await dialIvr(client, { number: "19901000000" });
    await transferOnNoAnswer(client, { callid: callSid, number: PHONE });
    clock.advance(33 * SECOND);
    expect((await heard()).map((url) => url.split("?")[0])).toEqual(["startservice"]);
    expect(callOf(world, callSid)?.state).toBe("answered");
  });

  test("there the script of the other number is played", async () => {
    const world = createIvrWorld();
    const { client, clock, sandbox } = world;
    sandbox.scriptParty("19901000000", [{ hangUp: true }]);
    sandbox.scriptParty(PHONE, [{ hangUp: true, after: 5_000 }]);
    const { callSid } = await dialIvr(client, { number: "19901000000" });
    await transferOnNoAnswer(client, { callid: callSid, number: PHONE });
    clock.advance(38 * SECOND - 1);
    expect(callOf(world, callSid)?.state).toBe("answered");
    clock.advance(1);
    expect(callOf(world, callSid)?.state).toBe("ended");
  });

  test("nobody answers there, either: one stopservice", async () => {
    const { client, clock, heard } = createIvrWorld();
    const { callSid } = await dialIvr(client, { number: "19901000000" });
    await transferOnNoAnswer(client, { callid: callSid, number: "19902000000" });
    clock.advance(MINUTE);
    expect(await heard()).toEqual([expect.stringMatching(/^stopservice\?.*&errorcode=107486$/)]);
  });

  test("answered already → 110126", async () => {
    const { client, callid } = await withTalk();
    expect(await codeFrom(transferOnNoAnswer(client, { callid, number: PHONE }))).toBe("110126");
  });
});
