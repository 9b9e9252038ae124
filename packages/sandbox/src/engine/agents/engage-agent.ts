import type { Agent, Engagement } from "../agent-state.js";
import type { Engine } from "../engine.js";
import { ring } from "../ivr-call/ring.js";
import type { IvrCall } from "../ivr-call-state.js";
import { isBusy, setStatus } from "./set-status.js";

/** Locks an agent for a call (status `2`). */
export function lockAgent(engine: Engine, agent: Agent, call: IvrCall, queuetype?: string): Engagement {
  const engagement = { callSid: call.callSid, queuetype };
  agent.engagement = engagement;
  setStatus(engine, agent, "2", call);
  return engagement;
}

/** Sets an agent free. Status `0`: agents say themselves when they are ready again (our choice). One whom AgentReady forced to be ready meanwhile stays so. */
export function releaseAgent(engine: Engine, agent: Agent): void {
  agent.engagement = undefined;
  if (isBusy(agent)) setStatus(engine, agent, "0");
}

/**
 * Locks an agent, lets the agent's phone ring, and then has the agent talk (status `3`).
 *
 * @param queuetype the queue that the call comes from
 * @param onEnd tells whether the agent answered; one who does not is set free. Not called when the call ends or the agent is taken away before
 */
export function ringAgent(
  engine: Engine,
  agent: Agent,
  call: IvrCall,
  onEnd: (answered: boolean) => void,
  queuetype?: string,
): void {
  const engagement = lockAgent(engine, agent, call, queuetype);
  ring(engine, agent.number, ({ answered }) => {
    if (agent.engagement !== engagement) return;
    if (answered && call.state !== "ended") setStatus(engine, agent, "3");
    else releaseAgent(engine, agent);
    if (call.state !== "ended") onEnd(answered);
  });
}
