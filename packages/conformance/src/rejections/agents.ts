import { agentMakeCall } from "@cloopen-rest/client";
import type { Fixtures } from "../fixtures.js";
import { type RejectionRule, rulesOf } from "./rule.js";

const create = rulesOf("createQueue");
const modify = rulesOf("modifyQueue");
const remove = rulesOf("deleteQueue");
const onWork = rulesOf("agentOnWork");
const offWork = rulesOf("agentOffWork");
const ready = rulesOf("agentReady");
const query = rulesOf("queryAgentState");
const call = rulesOf("agentMakeCall");
const UNKNOWN_QUEUE = { queuetype: "987654321" };
const STRANGER = { agentid: "9" };

/** Rules of agents and queues. */
export const AGENTS: readonly RejectionRule[] = [
  create.members("110077", "a queue that is there", async (fixtures) => ({ queuetype: await fixtures.queue() })),
  create.members("108023", "no queue", { queuetype: undefined }),
  modify.members("110088", "a queue that was not created", UNKNOWN_QUEUE),
  modify.members("108023", "no queue", { queuetype: undefined }),
  remove.members("110078", "a queue that was not created", UNKNOWN_QUEUE),
  remove.members("108023", "no queue", { queuetype: undefined }),
  onWork.members("108026", "an agent who is on work", async (fixtures) => ({ agentid: await fixtures.agent() })),
  onWork.members("108023", "a status that does not exist", { agentstate: "9" }),
  offWork.members("108027", "an agent who is not on work", STRANGER),
  offWork.members("110084", "an agent who talks", talking),
  offWork.members("108023", "no agent", { agentid: undefined }),
  ready.members("108027", "an agent who is not on work", STRANGER),
  ready.members("104024", "an agent who is ready", async (fixtures) => ({ agentid: await fixtures.agent() })),
  ready.members("110085", "an agent who talks", talking),
  ready.members("108023", "a state neither true nor false", { state: "maybe" }),
  query.members("108027", "an agent who is not on work", STRANGER),
  query.members("110155", "an agent's id that is no number", { agentid: "somebody" }),
  call.members("108027", "an agent who is not on work", STRANGER),
  call.members("110157", "an agent whose call is under way", async (fixtures) => {
    const agentid = await fixtures.agent();
    await agentMakeCall(fixtures.cloopen, { agentid, number: "13800138000" });
    return { agentid };
  }),
  call.members("108023", "no number", { number: undefined }),
  call.console("111212", "a number that may not be called, since the application is not live", async (fixtures) => {
    const agentid = await fixtures.agent();
    fixtures.console.notLive();
    return { agentid };
  }),
];

async function talking(fixtures: Fixtures): Promise<{ readonly agentid: string }> {
  return { agentid: (await fixtures.conversation()).agentid };
}
