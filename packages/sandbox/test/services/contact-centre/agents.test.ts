import { agentMakeCall, agentOffWork, agentOnWork, agentReady, queryAgentState } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { codeFrom } from "../../support/code-from.js";
import { createIvrWorld, type IvrWorld } from "../../support/ivr-world.js";
import { APP_ID, MINUTE, SECOND } from "../../support/test-sandbox.js";

const PHONE = "13800138000";
const AGENT = { agentid: "1001", number: "13800138001" };

/** An agent on work, everything heard so far forgotten. */
async function withAgent(more: { agentstate?: "0" | "1" | "2" | "3"; agenttype?: string } = {}): Promise<IvrWorld> {
  const world = createIvrWorld();
  await agentOnWork(world.client, { ...AGENT, ...more });
  await world.heard();
  return world;
}

async function stateOf({ client }: IvrWorld, agentid = "1001"): Promise<string | undefined> {
  return (await queryAgentState(client, { agentid })).agents?.[0]?.state;
}

describe("going on and off work", () => {
  test("on work: preparing unless set otherwise, and the application is notified", async () => {
    const { client, heard } = createIvrWorld();
    await agentOnWork(client, AGENT);
    await agentOnWork(client, { agentid: "1002", number: "13800138002", agentstate: "1", agenttype: "1,2" });
    expect(await heard()).toEqual([
      `agentstate?appid=${APP_ID}&agentid=1001&agentstate=0&time=20240229120000`,
      `agentstate?appid=${APP_ID}&agentid=1002&agentstate=1&time=20240229120000`,
    ]);
    expect(await queryAgentState(client)).toEqual({
      agents: [
        { id: "1001", state: "0" },
        { id: "1002", state: "1" },
      ],
    });
  });

  test("on work already → 108026", async () => {
    const { client } = await withAgent();
    expect(await codeFrom(agentOnWork(client, AGENT))).toBe("108026");
  });

  test("rejects going on work with the code that the agent's number asks for, where the operation lists it", async () => {
    const { client } = createIvrWorld();
    expect(await codeFrom(agentOnWork(client, { ...AGENT, number: "19900110083" }))).toBe("110083");
    expect(await codeFrom(agentOnWork(client, { ...AGENT, number: "19900112310" }))).toBe("000000");
  });

  test("rejects the query of an id that is no number with 110155, unless an agent with this id is on work", async () => {
    const { client } = createIvrWorld();
    expect(await codeFrom(queryAgentState(client, { agentid: "somebody" }))).toBe("110155");
    await agentOnWork(client, { ...AGENT, agentid: "somebody" });
    expect(await codeFrom(queryAgentState(client, { agentid: "somebody" }))).toBe("000000");
  });

  test("off work; then unknown → 108027 everywhere", async () => {
    const { client, heard } = await withAgent();
    await agentOffWork(client, { agentid: "1001" });
    expect(await heard()).toEqual([]);
    const { agentid } = AGENT;
    expect(await codeFrom(agentOffWork(client, { agentid }))).toBe("108027");
    expect(await codeFrom(agentReady(client, { agentid }))).toBe("108027");
    expect(await codeFrom(queryAgentState(client, { agentid }))).toBe("108027");
    expect(await codeFrom(agentMakeCall(client, { agentid, number: PHONE }))).toBe("108027");
    expect(await queryAgentState(client)).toEqual({ agents: [] });
    expect(await codeFrom(agentOnWork(client, AGENT))).toBe("000000");
  });

  test("with agenttype, these queues only; without one left, off work", async () => {
    const { client, sandbox } = await withAgent({ agenttype: "1,2,3" });
    await agentOffWork(client, { agentid: "1001", agenttype: "1,3" });
    expect([...sandbox.state.agents.values()].map(({ queues }) => queues)).toEqual([["2"]]);
    await agentOffWork(client, { agentid: "1001", agenttype: "2" });
    expect(sandbox.state.agents.size).toBe(0);
  });

  test("during a call → 110084", async () => {
    const { client, clock } = await withAgent();
    await agentMakeCall(client, { agentid: "1001", number: PHONE });
    clock.advance(10 * SECOND);
    expect(await codeFrom(agentOffWork(client, { agentid: "1001" }))).toBe("110084");
  });

  test("a query answers in JSON, too", async () => {
    const { client } = await withAgent();
    expect(await queryAgentState(client, {}, { format: "json" })).toEqual({ agents: [{ id: "1001", state: "0" }] });
  });
});

describe("agentReady", () => {
  test("ready and back; ready twice → 104024, preparing twice is nothing new", async () => {
    const world = await withAgent();
    const { client, heard } = world;
    await agentReady(client, { agentid: "1001" });
    expect(await stateOf(world)).toBe("1");
    expect(await codeFrom(agentReady(client, { agentid: "1001", state: "true", action: "failed" }))).toBe("104024");
    await agentReady(client, { agentid: "1001", state: "false" });
    await agentReady(client, { agentid: "1001", state: "false" });
    expect(await heard()).toEqual([
      `agentstate?appid=${APP_ID}&agentid=1001&agentstate=1&time=20240229120000`,
      `agentstate?appid=${APP_ID}&agentid=1001&agentstate=0&time=20240229120000`,
    ]);
  });

  test("priority and agenttype change nothing", async () => {
    const world = await withAgent({ agenttype: "1" });
    await agentReady(world.client, { agentid: "1001", priority: "true", agenttype: "7" });
    expect([...world.sandbox.state.agents.values()]).toMatchObject([{ status: "1", queues: ["1"] }]);
  });

  test.each(["2", "3"] as const)(
    "in state %s → 110085, and action is called; with force it works",
    async (agentstate) => {
      const world = await withAgent({ agentstate });
      const { client, heard } = world;
      expect(await codeFrom(agentReady(client, { agentid: "1001", action: "failed" }))).toBe("110085");
      expect(await heard()).toEqual([`failed?appid=${APP_ID}&agentid=1001`]);
      await agentReady(client, { agentid: "1001", force: "true" });
      expect(await stateOf(world)).toBe("1");
    },
  );
});

describe("agentMakeCall", () => {
  test("locked, talking, preparing; the user's leg goes back to the application at agenthangupurl", async () => {
    const { client, clock, heard, sandbox } = await withAgent({ agentstate: "1", agenttype: "5,6" });
    const urls = { answerurl: "answered", agenthangupurl: "survey" };
    const { callSid, orderId } = await agentMakeCall(client, { agentid: "1001", number: PHONE, ...urls });
    expect(orderId).toMatch(/^CM\d{20}$/);
    expect(await heard()).toEqual([
      `agentstate?appid=${APP_ID}&agentid=1001&agentstate=2&callid=${callSid}&time=20240229120000&queuetype=5&number=${PHONE}`,
    ]);
    clock.advance(3 * SECOND);
    expect(await heard()).toEqual([
      `answered?appid=${APP_ID}&callid=${callSid}`,
      `agentstate?appid=${APP_ID}&agentid=1001&agentstate=3&callid=${callSid}&time=20240229120003&queuetype=5`,
    ]);
    clock.advance(MINUTE);
    expect(await heard()).toEqual([
      `agentstate?appid=${APP_ID}&agentid=1001&agentstate=0&time=20240229120103`,
      `survey?appid=${APP_ID}&callid=${callSid}`,
    ]);
    expect(sandbox.state.calls.get(callSid)?.state).toBe("answered");
    clock.advance(MINUTE);
    expect(sandbox.state.calls.get(callSid)?.state).toBe("ended");
    expect(await heard()).toEqual([]);
  });

  test("without agenthangupurl the user is hung up with the agent", async () => {
    const { client, clock, sandbox } = await withAgent();
    const { callSid } = await agentMakeCall(client, { agentid: "1001", number: PHONE });
    clock.advance(3 * SECOND + MINUTE);
    expect(sandbox.state.calls.get(callSid)?.state).toBe("ended");
  });

  test("nobody answers: the agent is preparing again", async () => {
    const world = await withAgent({ agentstate: "1" });
    const { client, clock, sandbox } = world;
    const { callSid } = await agentMakeCall(client, { agentid: "1001", number: "19901000000" });
    expect(await stateOf(world)).toBe("2");
    clock.advance(MINUTE);
    expect(await stateOf(world)).toBe("0");
    expect(sandbox.state.calls.get(callSid)?.state).toBe("ended");
  });

  test("the user hangs up: the agent is preparing again", async () => {
    const world = await withAgent();
    await agentMakeCall(world.client, { agentid: "1001", number: "19905000000" });
    world.clock.advance(4 * SECOND);
    expect(await stateOf(world)).toBe("3");
    world.clock.advance(SECOND);
    expect(await stateOf(world)).toBe("0");
  });

  test("an agent who is busy → 110157; a number that asks for a code gets it", async () => {
    const { client } = await withAgent();
    expect(await codeFrom(agentMakeCall(client, { agentid: "1001", number: "19900110157" }))).toBe("110157");
    await agentMakeCall(client, { agentid: "1001", number: PHONE });
    expect(await codeFrom(agentMakeCall(client, { agentid: "1001", number: PHONE }))).toBe("110157");
  });

  test("one whom AgentReady forces to be ready during the call stays so after it, and takes no second call meanwhile", async () => {
    const world = await withAgent();
    const { client, clock } = world;
    await agentMakeCall(client, { agentid: "1001", number: PHONE });
    clock.advance(5 * SECOND);
    await agentReady(client, { agentid: "1001", force: "true" });
    expect(await codeFrom(agentMakeCall(client, { agentid: "1001", number: PHONE }))).toBe("110157");
    clock.advance(2 * MINUTE);
    expect(await stateOf(world)).toBe("1");
    expect(await codeFrom(agentMakeCall(client, { agentid: "1001", number: PHONE }))).toBe("000000");
  });
});
