import {
  agentOffWork,
  agentOnWork,
  agentReady,
  createQueue,
  deleteQueue,
  endAgentService,
  modifyQueue,
  queryAgentState,
  transferCall,
} from "@cloopen-rest/client";
import { ivrResponse as response } from "@cloopen-rest/client/ivr";
import { describe, expect, test, vi } from "vitest";
import { codeFrom } from "../../support/code-from.js";
import { createAnsweringApplication, createIvrApplication } from "../../support/ivr-application.js";
import type { IvrWorld } from "../../support/ivr-world.js";
import { APP_ID, HOUR, MINUTE, SECOND } from "../../support/test-sandbox.js";

const CALLER = "13800138000";
const AGENT = { agentid: "1001", number: "13800138001", agenttype: "1" };
const ENTER =
  '<Response><EnterCCS queuetype="1" timeout="50" quiturl="quit" agenthangupurl="survey" userhangupurl="gone"><Play loop="-1">wait.wav</Play></EnterCCS><Redirect>busy</Redirect></Response>';

function call(
  { sandbox }: IvrWorld,
  from = CALLER,
  script: Parameters<typeof sandbox.receiveCall>[0]["script"] = [],
): string {
  return sandbox.receiveCall({ from, to: "4000000000", script });
}

/** Calls that wait in queue 1, in order. */
function waitingIn({ sandbox }: IvrWorld): readonly string[] {
  return [...(sandbox.state.waiting.get(`${APP_ID} 1`) ?? [])].map((each) => each.call.callSid);
}

async function statesOf({ client }: IvrWorld): Promise<string> {
  return ((await queryAgentState(client)).agents ?? []).map(({ state }) => state).join("");
}

/** What was notified since the last look: path, and what is asked for. */
async function told({ heard }: IvrWorld, ...parameters: readonly string[]): Promise<readonly string[]> {
  return (await heard()).map((url) => {
    const { pathname, searchParams } = new URL(url, "http://127.0.0.1/");
    return [pathname.slice(1), ...parameters.flatMap((name) => searchParams.get(name) ?? [])].join(" ");
  });
}

describe("a caller and an agent", () => {
  test("an agent who is ready is locked, rung, and talks; hangs up after a minute, and the application goes on", async () => {
    const world = createAnsweringApplication({ startservice: ENTER });
    await agentOnWork(world.client, { ...AGENT, agentstate: "1", agenttype: "3,1" });
    await world.heard();
    const callid = call(world);
    await world.sandbox.advance(2 * SECOND);
    expect(await world.heard()).toEqual([
      expect.stringMatching(/^startservice/),
      `agentstate?appid=${APP_ID}&agentid=1001&agentstate=2&callid=${callid}&time=20240229120000&queuetype=1&number=${CALLER}`,
    ]);
    await world.sandbox.advance(SECOND);
    expect(await told(world, "agentstate", "queuetype")).toEqual(["agentstate 3 1"]);
    expect(await queryAgentState(world.client, { agentid: "1001" })).toEqual({ agents: [{ id: "1001", state: "3" }] });
    await world.sandbox.advance(2 * MINUTE);
    expect(await told(world, "agentstate")).toEqual(["agentstate 0", "survey", "stopservice"]);
    expect(world.sandbox.transcript(callid)).toContain("agent 1001 leaves the call");
  });

  test("callers who wait are served in order, as agents become ready", async () => {
    const world = createAnsweringApplication({ startservice: ENTER });
    await agentOnWork(world.client, AGENT);
    const [first, second] = [call(world), call(world, "13800138002")];
    await world.sandbox.advance(10 * SECOND);
    expect(waitingIn(world)).toEqual([first, second]);
    await agentReady(world.client, { agentid: "1001" });
    await world.sandbox.advance(5 * SECOND);
    expect(world.sandbox.state.calls.get(first)?.agents).toEqual(new Set(["1001"]));
    await endAgentService(world.client, { callid: first, agentid: "1001" });
    await agentReady(world.client, { agentid: "1001" });
    await world.sandbox.advance(5 * SECOND);
    expect(world.sandbox.state.calls.get(second)?.agents).toEqual(new Set(["1001"]));
  });

  test("an agent who answers agentstate with AgentReady takes one caller after the other", async () => {
    const ready = (appid: string, agentid: string) => response().agentReady(appid, { agentid, state: "true" });
    const world = createIvrApplication({
      ivrStartService: () => response().enterCCS({ queuetype: "1" }),
      ivrAgentState: ({ agentid, agentstate }) => (agentstate === "0" ? ready(APP_ID, agentid) : undefined),
    });
    await agentOnWork(world.client, AGENT);
    const calls = [call(world), call(world, "13800138002")];
    await world.sandbox.advance(5 * SECOND);
    const agentsOf = () => calls.map((callid) => [...(world.sandbox.state.calls.get(callid)?.agents ?? [])]);
    expect(agentsOf()).toEqual([["1001"], []]);
    world.sandbox.hangUp(calls[0] ?? "");
    await world.sandbox.advance(5 * SECOND);
    expect(agentsOf()).toEqual([[], ["1001"]]);
    expect(world.sandbox.warnings).toEqual([]);
  });

  test("an agent who does not answer is preparing, and the next one is rung", async () => {
    const world = createAnsweringApplication({ startservice: ENTER.replace('"50"', '"100"') });
    await agentOnWork(world.client, { ...AGENT, number: "19901000000", agentstate: "1" });
    await agentOnWork(world.client, { ...AGENT, agentid: "1002", agentstate: "1" });
    const callid = call(world);
    await world.sandbox.advance(40 * SECOND);
    expect(world.sandbox.state.calls.get(callid)?.agents).toEqual(new Set(["1002"]));
    expect((await queryAgentState(world.client)).agents).toEqual([
      { id: "1001", state: "0" },
      { id: "1002", state: "3" },
    ]);
  });

  test("an agent who is rung cannot go off work, nor leave the queue", async () => {
    const world = createAnsweringApplication({ startservice: ENTER });
    await agentOnWork(world.client, { ...AGENT, agentstate: "1" });
    const callid = call(world);
    await world.sandbox.advance(SECOND);
    for (const more of [{}, { agenttype: "1" }]) {
      expect(await codeFrom(agentOffWork(world.client, { agentid: "1001", ...more }))).toBe("110084");
    }
    await world.sandbox.advance(2 * SECOND);
    expect(world.sandbox.state.calls.get(callid)?.agents).toEqual(new Set(["1001"]));
  });

  test("who waits in a queue that is deleted keeps waiting", async () => {
    const world = createAnsweringApplication({ startservice: ENTER });
    await createQueue(world.client, { queuetype: "1" });
    const callid = call(world);
    await world.sandbox.advance(SECOND);
    await deleteQueue(world.client, { queuetype: "1" });
    await agentOnWork(world.client, { ...AGENT, agentstate: "1" });
    await world.sandbox.advance(3 * SECOND);
    expect(world.sandbox.state.calls.get(callid)?.agents).toEqual(new Set(["1001"]));
  });

  test("an agent of several queues serves who came first to any of them", async () => {
    const enter = (queue: string) => `<Response><EnterCCS queuetype="${queue}"/></Response>`;
    const world = createAnsweringApplication(
      {},
      { fetch: async (url) => new Response(enter(new URL(String(url)).searchParams.get("to")?.slice(-1) ?? "")) },
    );
    const { client, sandbox } = world;
    const early = sandbox.receiveCall({ from: CALLER, to: "4000000002" });
    await sandbox.settled();
    const late = sandbox.receiveCall({ from: CALLER, to: "4000000001" });
    await sandbox.settled();
    await agentOnWork(client, { ...AGENT, agenttype: "1,2", agentstate: "1" });
    await sandbox.advance(3 * SECOND);
    expect([early, late].map((callid) => sandbox.state.calls.get(callid)?.activity.at)).toEqual(["agents", "queue"]);
  });

  test("one whom AgentReady forces to be ready during a talk takes the next caller after it", async () => {
    const world = createAnsweringApplication({ startservice: ENTER });
    await agentOnWork(world.client, { ...AGENT, agentstate: "1" });
    const [first, second] = [call(world), call(world, "13800138002")];
    await world.sandbox.advance(5 * SECOND);
    await agentReady(world.client, { agentid: "1001", force: "true" });
    await endAgentService(world.client, { callid: first, agentid: "1001" });
    await world.sandbox.advance(3 * SECOND);
    expect(world.sandbox.state.calls.get(second)?.agents).toEqual(new Set(["1001"]));
  });

  test("hundreds wait: for each of them the agents are looked through once", async () => {
    const world = createAnsweringApplication({ startservice: ENTER });
    for (const agentid of ["1001", "1002", "1003"]) await agentOnWork(world.client, { ...AGENT, agentid });
    const looks = vi.spyOn(world.sandbox.state.agents, "values");
    for (let calls = 0; calls < 300; calls++) call(world, String(13_800_000_000 + calls));
    await world.sandbox.settled();
    expect(waitingIn(world)).toHaveLength(300);
    expect(looks).toHaveBeenCalledTimes(300);
  });

  test("an agent of another queue does not count, and the default queue is 0", async () => {
    const world = createAnsweringApplication({ startservice: "<Response><EnterCCS/></Response>" });
    await agentOnWork(world.client, { ...AGENT, agentstate: "1" });
    await agentOnWork(world.client, { agentid: "1002", number: "13800138002", agentstate: "1" });
    const callid = call(world);
    await world.sandbox.advance(5 * SECOND);
    expect(world.sandbox.state.calls.get(callid)?.agents).toEqual(new Set(["1002"]));
  });

  test("Transfer takes a caller out of the queue", async () => {
    const world = createAnsweringApplication({ startservice: ENTER });
    const callid = call(world);
    await world.sandbox.advance(5 * SECOND);
    await transferCall(world.client, { callid, number: "13900139000" });
    await agentOnWork(world.client, { ...AGENT, agentstate: "1" });
    await world.sandbox.advance(2 * MINUTE);
    expect(await told(world, "agentstate")).toEqual(["startservice", "agentstate 1", "stopservice"]);
  });
});

describe("a caller who leaves", () => {
  test("the time is up: quiturl is notified, and what follows EnterCCS runs", async () => {
    const world = createAnsweringApplication({ startservice: ENTER });
    call(world);
    await world.sandbox.advance(50 * SECOND);
    expect(await told(world)).toEqual(["startservice", "quit", "busy"]);
    expect(world.sandbox.state.waiting.size).toBe(0);
  });

  test("with timeout 0 the time is up at once", async () => {
    const world = createAnsweringApplication({ startservice: ENTER.replace('"50"', '"0"') });
    call(world);
    await world.sandbox.settled();
    await world.sandbox.advance(1);
    expect(await told(world)).toEqual(["startservice", "quit", "busy"]);
  });

  test("nothing follows EnterCCS: what quiturl answers counts", async () => {
    const world = createAnsweringApplication({
      startservice: '<Response><EnterCCS timeout="5" quiturl="quit"/></Response>',
      quit: "<Response><Play>sorry.wav</Play><Hangup/></Response>",
    });
    const callid = call(world);
    await world.sandbox.advance(MINUTE);
    expect(await told(world, "callduration")).toEqual(["startservice", "quit", "stopservice 15"]);
    expect(world.sandbox.transcript(callid)).toContain("plays sorry.wav");
  });

  test("while an agent's phone rings the time does not count; unanswered, the caller leaves then", async () => {
    const world = createAnsweringApplication({ startservice: ENTER.replace('"50"', '"10"') });
    await agentOnWork(world.client, { ...AGENT, number: "19901000000", agentstate: "1" });
    call(world);
    await world.sandbox.advance(29 * SECOND);
    expect(await told(world, "agentstate")).toEqual(["agentstate 1", "startservice", "agentstate 2"]);
    await world.sandbox.advance(SECOND);
    expect(await told(world, "agentstate")).toEqual(["agentstate 0", "quit", "busy"]);
  });

  test("hangs up while waiting: quiturl and userhangupurl, and the agent who is rung is set free", async () => {
    const world = createAnsweringApplication({ startservice: ENTER });
    await agentOnWork(world.client, { ...AGENT, agentstate: "1" });
    call(world, CALLER, [{ hangUp: true, after: 2_000 }]);
    await world.sandbox.advance(10 * SECOND);
    const heard = await told(world, "agentstate");
    expect(heard).toEqual([
      "agentstate 1",
      "startservice",
      "agentstate 2",
      "quit",
      "gone",
      "stopservice",
      "agentstate 0",
    ]);
  });

  test.each([
    ["hangs up", async ({ sandbox }: IvrWorld, callid: string) => sandbox.hangUp(callid)],
    [
      "is transferred",
      ({ client }: IvrWorld, callid: string) => transferCall(client, { callid, number: "13900139000" }),
    ],
  ])("%s while an agent is rung: the phone falls silent, and the agent is free at once", async (_, leave) => {
    const world = createAnsweringApplication({ startservice: ENTER });
    await agentOnWork(world.client, { ...AGENT, number: "19901000000", agentstate: "1" });
    const callid = call(world);
    await world.sandbox.advance(2 * SECOND);
    expect(await statesOf(world)).toBe("2");
    await leave(world, callid);
    expect(await statesOf(world)).toBe("0");
    await agentReady(world.client, { agentid: "1001" });
    await world.sandbox.advance(MINUTE);
    expect(await statesOf(world)).toBe("1");
  });

  test("hangs up later: userhangupurl, too", async () => {
    const world = createAnsweringApplication({
      startservice: ENTER.replace('"50"', '"5"'),
      busy: '<Response><Play loop="-1">a.wav</Play></Response>',
    });
    call(world, CALLER, [{ hangUp: true, after: 20_000 }]);
    await world.sandbox.advance(MINUTE);
    expect(await told(world)).toEqual(["startservice", "quit", "busy", "gone", "stopservice"]);
  });

  test("hangs up while talking: userhangupurl alone", async () => {
    const world = createAnsweringApplication({ startservice: ENTER });
    await agentOnWork(world.client, { ...AGENT, agentstate: "1" });
    call(world, CALLER, [{ hangUp: true, after: 20_000 }]);
    await world.sandbox.advance(30 * SECOND);
    expect((await told(world, "agentstate")).slice(3)).toEqual(["agentstate 3", "gone", "stopservice", "agentstate 0"]);
  });
});

describe("working hours", () => {
  // The sandbox's day is Thursday, 29 February 2024; it begins at noon.
  test.each<[string, Parameters<typeof createQueue>[1], boolean]>([
    ["within", { queuetype: "1", worktime: "09:00-12:00;12:00-18:00" }, true],
    ["between two ranges", { queuetype: "1", worktime: "09:00-12:00;13:30-18:00" }, false],
    ["over midnight", { queuetype: "1", worktime: "22:00-12:01" }, true],
    ["a weekday off", { queuetype: "1", offworkweekday: "Sat#Thu" }, false],
    ["another weekday off", { queuetype: "1", offworkweekday: "Sat#Sun" }, true],
    ["a day off", { queuetype: "1", offworkdate: "2024-02-29:2024-02-29" }, false],
    ["days off that are over", { queuetype: "1", offworkdate: "2024-02-01:2024-02-28" }, true],
  ])("%s", async (_, settings, open) => {
    const world = createAnsweringApplication({ startservice: ENTER });
    await createQueue(world.client, { ...settings, offworkprompt: "closed.wav" });
    const callid = call(world);
    await world.sandbox.advance(11 * SECOND);
    const transcript = world.sandbox.transcript(callid);
    if (open) expect(transcript).toContain("the party waits in queue 1, 50 seconds at most");
    else {
      expect(transcript).toContain(
        "queue 1 does not work now\n12:00:00+08:00 platform    plays closed.wav\n12:00:10+08:00",
      );
      expect(transcript).toContain("ends the call: outside working hours");
    }
  });

  test("modifyQueue changes them", async () => {
    const world = createAnsweringApplication({ startservice: ENTER });
    await createQueue(world.client, { queuetype: "1", worktime: "09:00-10:00" });
    await modifyQueue(world.client, { queuetype: "1", worktime: "00:00-23:59" });
    await world.sandbox.advance(HOUR);
    const callid = call(world);
    await world.sandbox.advance(SECOND);
    expect(world.sandbox.transcript(callid)).toContain("the party waits in queue 1");
  });
});

test.each([
  ["commands for a call", "<Response><Hangup/></Response>", "the answer is neither CmdNone nor an agent command"],
  [
    "what is wrong",
    "<Response><Dance/></Response>",
    "a wrong answer: Response.Dance is no command that may stand there",
  ],
  [
    "a command that is rejected",
    `<Response><Appid>${APP_ID}</Appid><AgentReady agentid="1009"/></Response>`,
    "AgentReady of the answer is rejected with 108027",
  ],
])("agentstate answered with %s is a warning", async (_, agentstate, what) => {
  const world = createAnsweringApplication({ agentstate });
  await agentOnWork(world.client, AGENT);
  await world.sandbox.settled();
  expect(world.sandbox.warnings).toEqual([{ operation: "ivrAgentState", what, count: 1 }]);
});
