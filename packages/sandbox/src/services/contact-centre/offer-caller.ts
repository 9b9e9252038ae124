import type { Engine } from "../../kernel/engine.js";
import { OUTCOME_TEXTS, type Rung } from "../../telephony/ring.js";
import { note } from "../../telephony/transcript.js";
import type { Agent } from "./agent-state.js";
import { ringAgent } from "./engage-agent.js";
import { giveUpWaiting } from "./give-up-waiting.js";
import { joinAgent } from "./join-agent.js";
import { serveCaller } from "./serve-caller.js";
import type { Waiting } from "./waiting.js";

/** Rings an agent for a caller who waits. When the agent does not answer, the caller keeps the place, and another agent may be rung (our choice). */
export function offerCaller(engine: Engine, caller: Waiting, agent: Agent): void {
  const { call, queuetype } = caller;
  const { agentid } = agent;
  note(engine, call, "platform", `rings agent ${agentid}`);
  const onEnd = ({ answered, outcome }: Rung): void => {
    caller.offer = undefined;
    note(engine, call, "platform", `agent ${agentid} ${OUTCOME_TEXTS[outcome]}`);
    if (answered) {
      call.player.rest = [];
      joinAgent(engine, agent, call);
    } else if (caller.timedOut) giveUpWaiting(engine, caller);
    else serveCaller(engine, caller);
  };
  const engagement = ringAgent(engine, agent, call, onEnd, queuetype);
  caller.offer = { agentid, engagement };
}
