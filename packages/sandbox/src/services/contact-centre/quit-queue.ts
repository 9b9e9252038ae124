import type { Engine } from "../../kernel/engine.js";
import { type IvrState, keyIn } from "../ivr-state.js";
import { stopRinging } from "./engage-agent.js";
import type { Waiting } from "./waiting.js";

/** The caller no longer waits; an agent's phone that rings for the caller falls silent. */
export function quitQueue(engine: Engine, waiting: Waiting): void {
  const { call, queuetype, offer } = waiting;
  forget(engine.state.ivr, keyIn(call.appId, queuetype), waiting);
  call.waiting = undefined;
  if (offer !== undefined) stopRinging(engine, keyIn(call.appId, offer.agentid), offer.engagement);
}

function forget({ waiting }: IvrState, key: string, caller: Waiting): void {
  const queue = waiting.get(key);
  queue?.delete(caller);
  if (queue?.size === 0) waiting.delete(key);
}
