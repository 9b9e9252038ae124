import type { Engine } from "../../kernel/kernel.js";
import type { IvrCall } from "../../telephony/call.js";
import { beginStay } from "../../telephony/call-activity.js";
import { type Rung, ring, TALK_MS } from "../../telephony/dial.js";
import { hangUp } from "../../telephony/hang-up.js";
import { note } from "../../telephony/transcript.js";
import { notifyOfCall } from "../../webhooks/notify-of-call.js";
import { askApplication } from "../ivr/player.js";
import { keyIn } from "../platform.js";
import { isBusy, setStatus } from "./agents.js";
import { serveAgent } from "./queue.js";
import type { Agent, Engagement } from "./state.js";

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

/** An agent who has answered talks with the user, and hangs up after a while. */
export function joinAgent(engine: Engine, agent: Agent, call: IvrCall): void {
  beginStay(engine, call, "agents");
  call.agents.add(agent.agentid);
  const { engagement } = agent;
  if (engagement !== undefined) engine.clock.after(TALK_MS, () => agentHangsUp(engine, agent, engagement));
}

/** An agent hangs up, and leaves the talk or the consultation, if the agent is still in it. */
export function agentHangsUp(engine: Engine, agent: Agent, engagement: Engagement): void {
  if (agent.engagement !== engagement) return;
  const call = engine.state.ivr.calls.get(engagement.callSid);
  if (call === undefined) releaseAgent(engine, agent);
  else if (call.agents.has(agent.agentid)) endAgentService(engine, agent, call);
  else if (call.consultation?.agentid === agent.agentid) endConsultation(engine, call);
}

/**
 * An agent leaves a call. The application goes on with the user by `action`, else by `agenthangupurl`; when there is neither, the user is hung up
 * (ivr-conference-agent.md §8). While others talk on it, the call goes on with them.
 *
 * @param action of AgentServiceEnd; absent when the agent hangs up
 */
export function endAgentService(engine: Engine, agent: Agent, call: IvrCall, action?: string): void {
  call.agents.delete(agent.agentid);
  releaseAgent(engine, agent);
  const othersTalk = call.agents.size > 0;
  if (!othersTalk) endConsultation(engine, call);
  const kind = action !== undefined ? "ivrAgentServiceEnd" : "ivrAgentHangup";
  const relative = action ?? call.agentHangupUrl;
  note(engine, call, "platform", `agent ${agent.agentid} leaves the call`);
  if (othersTalk) notifyOfCall(engine, call, kind, relative);
  else if (relative !== undefined) askApplication(engine, call, kind, relative);
  else hangUp(engine, call, "the agent has left, and no address says how to go on");
}

/** Ends the consultation of a call, if there is one; an agent who was consulted is set free. */
export function endConsultation(engine: Engine, call: IvrCall): void {
  const { consultation } = call;
  call.consultation = undefined;
  if (consultation?.agentid === undefined) return;
  const agent = engine.state.ivr.agents.get(keyIn(call.appId, consultation.agentid));
  if (agent?.engagement?.callSid === call.callSid) releaseAgent(engine, agent);
}

/** Sets all agents of a call free, without word to the application but for their status. */
export function releaseAgents(engine: Engine, call: IvrCall): void {
  endConsultation(engine, call);
  for (const agentid of call.agents) {
    const agent = engine.state.ivr.agents.get(keyIn(call.appId, agentid));
    if (agent !== undefined) releaseAgent(engine, agent);
  }
  call.agents.clear();
}
