import { enterActivity } from "../../telephony/call-activity.js";
import { type DialResult, dial, TALK_MS } from "../../telephony/dial.js";
import { hangUp } from "../../telephony/hang-up.js";
import type { Call } from "../../telephony/state.js";
import { note } from "../../telephony/transcript.js";
import { notifyOfCall } from "../../webhooks/notify.js";
import { isBusy, offerWork, setStatus } from "./agents.js";
import { type Agent, type Assignment, agentChanged, type ContactCentrePlatform, keyIn } from "./state.js";

/** Locks an agent for a call (status `2`). */
export function lockAgent(platform: ContactCentrePlatform, agent: Agent, call: Call, queuetype?: string): Assignment {
  const assignment = { callSid: call.callSid, queuetype };
  agent.assignment = assignment;
  agentChanged(platform, agent);
  setStatus(platform, agent, "2", call);
  return assignment;
}

/**
 * Sets an agent free. One whom AgentReady forced to be ready meanwhile stays so, and may have the
 * next caller.
 *
 * @assumption A call leaves its agent preparing (status `0`), until AgentReady.
 */
export function releaseAgent(platform: ContactCentrePlatform, agent: Agent): void {
  agent.assignment = undefined;
  agentChanged(platform, agent);
  if (isBusy(agent)) setStatus(platform, agent, "0");
  else offerWork(platform, agent);
}

/** The call for which an agent's phone rings has gone: the phone falls silent, and the agent is set free. */
export function stopRinging(platform: ContactCentrePlatform, key: string, assignment: Assignment): void {
  const agent = platform.contactCentre.agents.get(key);
  if (agent?.assignment === assignment) releaseAgent(platform, agent);
}

/**
 * Locks an agent, lets the agent's phone dial, and then has the agent talk (status `3`).
 *
 * @param queuetype the queue that the call comes from
 * @param onEnd gets whether the agent answered; one who does not is set free. Not called when the
 *   call ends or the agent is taken away before
 * @returns what {@link stopRinging} takes the agent away by
 * @assumption An agent who rejects a call has status `4` until AgentReady; one who does
 *   not answer prepares.
 */
export function ringAgent(
  platform: ContactCentrePlatform,
  agent: Agent,
  call: Call,
  onEnd: (result: DialResult) => void,
  queuetype?: string,
): Assignment {
  const assignment = lockAgent(platform, agent, call, queuetype);
  dial(platform, agent.number, (dialled) => {
    const { answered, outcome, staysMs } = dialled;
    if (agent.assignment !== assignment) return;
    if (answered && call.state !== "ended") setStatus(platform, agent, "3");
    else {
      if (outcome === "rejects") setStatus(platform, agent, "4");
      releaseAgent(platform, agent);
    }
    if (call.state !== "ended") onEnd(dialled);
    if (answered && Number.isFinite(staysMs))
      platform.clock.after(staysMs, () => agentHangsUp(platform, agent, assignment));
  });
  return assignment;
}

/** An agent who has answered talks with the user, and hangs up after a while. */
export function joinAgent(platform: ContactCentrePlatform, agent: Agent, call: Call): void {
  enterActivity(platform, call, "agents");
  call.agents.add(agent.agentid);
  const { assignment } = agent;
  if (assignment !== undefined) platform.clock.after(TALK_MS, () => agentHangsUp(platform, agent, assignment));
}

/** An agent hangs up, and leaves the talk or the consultation, if the agent is still in it. */
export function agentHangsUp(platform: ContactCentrePlatform, agent: Agent, assignment: Assignment): void {
  if (agent.assignment !== assignment) return;
  const call = platform.telephony.calls.get(assignment.callSid);
  if (call === undefined) releaseAgent(platform, agent);
  else if (call.agents.has(agent.agentid)) endAgentService(platform, agent, call);
  else if (call.consultation?.agentid === agent.agentid) endConsultation(platform, call);
}

/**
 * An agent leaves a call. The application goes on with the user by `action`, else by `agenthangupurl`; when there is neither, the user is hung up
 * (spec/reference/ivr.md#agentserviceend). While others talk on it, the call goes on with them.
 *
 * @param action of AgentServiceEnd; absent when the agent hangs up
 */
export function endAgentService(platform: ContactCentrePlatform, agent: Agent, call: Call, action?: string): void {
  call.agents.delete(agent.agentid);
  releaseAgent(platform, agent);
  const othersTalk = call.agents.size > 0;
  if (!othersTalk) endConsultation(platform, call);
  const kind = action !== undefined ? "ivrAgentServiceEnd" : "ivrAgentHangup";
  const relative = action ?? call.agentHangupUrl;
  note(platform, call, "platform", `agent ${agent.agentid} leaves the call`);
  if (othersTalk) notifyOfCall(platform, call, kind, relative);
  else if (relative !== undefined) platform.events.emit("InstructionsNeeded", { call, kind, relative });
  else hangUp(platform, call, "the agent has left, and no address says how to go on");
}

/** Ends the consultation of a call, if there is one; an agent who was consulted is set free. */
export function endConsultation(platform: ContactCentrePlatform, call: Call): void {
  const { consultation } = call;
  call.consultation = undefined;
  if (consultation?.agentid === undefined) return;
  const agent = platform.contactCentre.agents.get(keyIn(call.appId, consultation.agentid));
  if (agent?.assignment?.callSid === call.callSid) releaseAgent(platform, agent);
}

/** Sets all agents of a call free, without word to the application but for their status. */
export function releaseAgents(platform: ContactCentrePlatform, call: Call): void {
  endConsultation(platform, call);
  for (const agentid of call.agents) {
    const agent = platform.contactCentre.agents.get(keyIn(call.appId, agentid));
    if (agent !== undefined) releaseAgent(platform, agent);
  }
  call.agents.clear();
}
