import type { Agent } from "../agent-state.js";
import { releaseAgent, ringAgent } from "../agents/engage-agent.js";
import { joinAgent } from "../agents/join-agent.js";
import type { Engine } from "../engine.js";
import { note } from "../ivr-player/transcript.js";
import { leaveQueue } from "./leave-queue.js";
import type { Waiting } from "./waiting.js";

/**
 * Brings callers who wait and agents who are ready together: who came first is served first, by the first ready agent of the queue in the order in which agents went
 * on work (our choice). An agent who does not answer is preparing afterwards, and the caller keeps the place.
 */
export function dispatch(engine: Engine): void {
  const { ivr } = engine.state;
  ivr.waiting = ivr.waiting.filter(({ stay }) => stay.lasts());
  for (const caller of ivr.waiting) {
    if (caller.offered) continue;
    const agent = [...ivr.agents.values()].find((candidate) => serves(candidate, caller));
    if (agent !== undefined) offer(engine, caller, agent);
  }
}

function serves({ appId, status, engagement, queues }: Agent, { call, queuetype }: Waiting): boolean {
  return status === "1" && engagement === undefined && appId === call.appId && queues.includes(queuetype);
}

function offer(engine: Engine, caller: Waiting, agent: Agent): void {
  const { call, stay, queuetype } = caller;
  caller.offered = true;
  note(engine, call, "platform", `rings agent ${agent.agentid}`);
  const onEnd = (answered: boolean): void => {
    caller.offered = false;
    if (!stay.lasts()) releaseAgent(engine, agent);
    else if (answered) {
      note(engine, call, "platform", `agent ${agent.agentid} answers`);
      call.player.rest = [];
      joinAgent(engine, agent, call);
    } else {
      note(engine, call, "platform", `agent ${agent.agentid} does not answer`);
      if (caller.timedOut) leaveQueue(engine, caller);
    }
    dispatch(engine);
  };
  ringAgent(engine, agent, call, onEnd, queuetype);
}
