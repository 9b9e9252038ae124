import type { Engine } from "../../kernel/engine.js";
import type { Agent } from "./agent-state.js";
import { isFree } from "./is-free.js";
import { offerCaller } from "./offer-caller.js";
import type { Waiting } from "./waiting.js";

/** Finds an agent for a caller who waits: the first free one of the queue in the order in which agents went on work (our choice). */
export function serveCaller(engine: Engine, caller: Waiting): void {
  for (const agent of engine.state.ivr.agents.values()) {
    if (!serves(agent, caller)) continue;
    offerCaller(engine, caller, agent);
    return;
  }
}

function serves(agent: Agent, { call, queuetype }: Waiting): boolean {
  return isFree(agent) && agent.appId === call.appId && agent.queues.includes(queuetype);
}
