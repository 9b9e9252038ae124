import type { Engine } from "../../kernel/engine.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { type Rung, ring } from "../../telephony/ring.js";
import { agentHangsUp } from "./agent-hangs-up.js";
import type { Agent, Engagement } from "./agent-state.js";
import { serveAgent } from "./serve-agent.js";
import { isBusy, setStatus } from "./set-status.js";

/** Locks an agent for a call (status `2`). */
export function lockAgent(engine: Engine, agent: Agent, call: IvrCall, queuetype?: string): Engagement {
  const engagement = { callSid: call.callSid, queuetype };
  agent.engagement = engagement;
  setStatus(engine, agent, "2", call);
  return engagement;
}

/**
 * Sets an agent free. Status `0`: agents say themselves when they are ready again (our choice). One whom AgentReady forced to be ready meanwhile stays so, and may have
 * the next caller.
 */
export function releaseAgent(engine: Engine, agent: Agent): void {
  agent.engagement = undefined;
  if (isBusy(agent)) setStatus(engine, agent, "0");
  else serveAgent(engine, agent);
}

/** The call for which an agent's phone rings has gone: the phone falls silent, and the agent is set free. */
export function stopRinging(engine: Engine, key: string, engagement: Engagement): void {
  const agent = engine.state.ivr.agents.get(key);
  if (agent?.engagement === engagement) releaseAgent(engine, agent);
}

/**
 * Locks an agent, lets the agent's phone ring, and then has the agent talk (status `3`). One who rejects the call has refused (status `4`, until AgentReady); that others
 * who do not answer have not, and prepare, is our choice.
 *
 * @param queuetype the queue that the call comes from
 * @param onEnd tells whether the agent answered; one who does not is set free. Not called when the call ends or the agent is taken away before
 * @returns what {@link stopRinging} takes the agent away by
 */
export function ringAgent(
  engine: Engine,
  agent: Agent,
  call: IvrCall,
  onEnd: (rung: Rung) => void,
  queuetype?: string,
): Engagement {
  const engagement = lockAgent(engine, agent, call, queuetype);
  ring(engine, agent.number, (rung) => {
    const { answered, outcome, staysMs } = rung;
    if (agent.engagement !== engagement) return;
    if (answered && call.state !== "ended") setStatus(engine, agent, "3");
    else {
      if (outcome === "rejects") setStatus(engine, agent, "4");
      releaseAgent(engine, agent);
    }
    if (call.state !== "ended") onEnd(rung);
    if (answered && Number.isFinite(staysMs))
      engine.clock.after(staysMs, () => agentHangsUp(engine, agent, engagement));
  });
  return engagement;
}
