import {
  agentMakeCall,
  agentOnWork,
  agentReady,
  consultAgent,
  queryAgentState,
  startTripartiteTalk,
} from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { codeFrom } from "../../support/code-from.js";
import { createAnsweringApplication } from "../../support/ivr-application.js";
import { createIvrWorld, type IvrWorld } from "../../support/ivr-world.js";
import { APP_ID, MINUTE, SECOND } from "../../support/test-sandbox.js";

const CALLER = "13800138000";
const ENTER = '<Response><EnterCCS queuetype="1" timeout="50" agenthangupurl="survey"/></Response>';

async function statesOf({ client }: IvrWorld): Promise<string> {
  return ((await queryAgentState(client)).agents ?? []).map(({ state }) => state).join("");
}

/** Agent 1001 with that phone is ready, and somebody waits for an agent. */
async function withCaller(number: string) {
  const world = createAnsweringApplication({ startservice: ENTER });
  await agentOnWork(world.client, { agentid: "1001", number, agenttype: "1", agentstate: "1" });
  await world.heard();
  const callid = world.sandbox.receiveCall({ from: CALLER, to: "4000000000" });
  await world.sandbox.settled();
  await world.heard();
  return { ...world, callid };
}

describe("an agent who rejects the call has rejected: state 4", () => {
  test("is notified with the call, stays until AgentReady, and makes no calls", async () => {
    const world = await withCaller("19904000000");
    await world.sandbox.advance(3 * SECOND);
    expect(await world.heard()).toEqual([
      `agentstate?appid=${APP_ID}&agentid=1001&agentstate=4&callid=${world.callid}&time=20240229120003`,
    ]);
    expect(await statesOf(world)).toBe("4");
    expect(await codeFrom(agentMakeCall(world.client, { agentid: "1001", number: CALLER }))).toBe("110157");
    expect(world.sandbox.transcript(world.callid)).toContain("agent 1001 rejects the call");
    await agentReady(world.client, { agentid: "1001", state: "false" });
    expect(await statesOf(world)).toBe("0");
  });

  test.each(["19901000000", "19902000000", "19903000000"])("%s has not: state 0", async (number) => {
    const world = await withCaller(number);
    await world.sandbox.advance(30 * SECOND);
    expect(await statesOf(world)).toBe("0");
  });
});

describe("an agent whose phone hangs up early (19905)", () => {
  test("leaves the caller, and the application goes on", async () => {
    const world = await withCaller("19905000000");
    await world.sandbox.advance(5 * SECOND);
    expect((await world.heard()).map((url) => url.replace(/\?.*agentstate=/, " ").replace(/[?&].*/, ""))).toEqual([
      "agentstate 3",
      "agentstate 0",
      "survey",
    ]);
  });

  async function withConsultation() {
    const world = createIvrWorld();
    await agentOnWork(world.client, { agentid: "1001", number: "13800138001", agentstate: "1" });
    await agentOnWork(world.client, { agentid: "1002", number: "19905000000", agentstate: "1" });
    const { callSid: callid } = await agentMakeCall(world.client, { agentid: "1001", number: CALLER });
    world.clock.advance(5 * SECOND);
    await consultAgent(world.client, { callid, agentid: "1002" });
    world.clock.advance(4 * SECOND);
    return { ...world, callid };
  }

  test("ends a consultation", async () => {
    const world = await withConsultation();
    expect(await statesOf(world)).toBe("33");
    world.clock.advance(SECOND);
    expect(await statesOf(world)).toBe("30");
    expect(world.sandbox.state.calls.get(world.callid)?.consultation).toBeUndefined();
  });

  test("leaves a three-party talk, which goes on without", async () => {
    const world = await withConsultation();
    await startTripartiteTalk(world.client, { callid: world.callid });
    world.clock.advance(SECOND);
    expect(await statesOf(world)).toBe("30");
    expect(world.sandbox.state.calls.get(world.callid)?.agents).toEqual(new Set(["1001"]));
  });
});

test("an application that answers each state with the other one is no longer followed after a thousand responses in a minute", async () => {
  let told = 0;
  const { client, sandbox } = createAnsweringApplication(
    {},
    {
      fetch: async (url) => {
        told += 1;
        const ready = new URL(String(url)).searchParams.get("agentstate") === "0";
        return new Response(
          `<Response><Appid>${APP_ID}</Appid><AgentReady agentid="1001" state="${ready}"/></Response>`,
        );
      },
    },
  );
  await agentOnWork(client, { agentid: "1001", number: "13800138001" });
  await sandbox.settled();
  expect(sandbox.warnings).toEqual([
    { operation: "ivrAgentState", what: "more than 1000 answers in a minute; not obeyed", count: 1 },
  ]);
  expect(told).toBe(1_001);
  await sandbox.advance(MINUTE);
  expect(await codeFrom(agentReady(client, { agentid: "1001", state: "true" }))).toBe("000000");
  await sandbox.settled();
  expect(told).toBe(2_002);
});
