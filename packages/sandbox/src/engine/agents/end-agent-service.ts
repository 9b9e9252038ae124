import type { Agent } from "../agent-state.js";
import type { Engine } from "../engine.js";
import { hangUp } from "../ivr-call/hang-up.js";
import { notifyOfCall } from "../ivr-call/notify-of-call.js";
import { releaseCall } from "../ivr-call/release-call.js";
import type { IvrCall } from "../ivr-call-state.js";
import { endConsultation } from "./end-consultation.js";
import { releaseAgent } from "./engage-agent.js";

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
  if (action !== undefined) notifyOfCall(engine, call, "ivrAgentServiceEnd", action);
  else notifyOfCall(engine, call, "ivrAgentHangup", call.agentHangupUrl);
  if (othersTalk) return;
  if (action !== undefined || call.agentHangupUrl !== undefined) releaseCall(engine, call);
  else hangUp(engine, call);
}
