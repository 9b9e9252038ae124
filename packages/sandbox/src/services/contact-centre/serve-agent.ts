import type { Engine } from "../../kernel/engine.js";
import { keyIn } from "../ivr-state.js";
import type { Agent } from "./agent-state.js";
import { isFree } from "./is-free.js";
import { offerCaller } from "./offer-caller.js";
import type { Waiting } from "./waiting.js";

/** Finds a caller for an agent who may have become free: who came first to one of the agent's queues is served first (our choice). */
export function serveAgent(engine: Engine, agent: Agent): void {
  if (!isFree(agent)) return;
  const { waiting } = engine.state.ivr;
  let first: Waiting | undefined;
  for (const queue of agent.queues) {
    const next = nextOf(waiting.get(keyIn(agent.appId, queue)));
    if (next !== undefined && (first === undefined || next.place < first.place)) first = next;
  }
  if (first !== undefined) offerCaller(engine, first, agent);
}

/** Those for whom a phone rings already are passed over: there are no more of them than agents. */
function nextOf(callers: Iterable<Waiting> = []): Waiting | undefined {
  for (const caller of callers) if (caller.offer === undefined) return caller;
  return undefined;
}
