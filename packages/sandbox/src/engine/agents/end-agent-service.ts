import type { Engine } from "../engine.js";
import { hangUp } from "../ivr-call/hang-up.js";
import type { IvrCall } from "../ivr-call/ivr-call-state.js";
import { notifyOfCall } from "../ivr-call/notify-of-call.js";
import { askApplication } from "../ivr-player/ask-application.js";
import { note } from "../ivr-player/transcript.js";
import type { Agent } from "./agent-state.js";
import { endConsultation } from "./end-consultation.js";
import { releaseAgent } from "./engage-agent.js";

/**
 * An agent leaves a call. The application goes on with the user by `action`, else by `agenthangupurl`; when there is neither, the user is hung up
 * (spec/reference/ivr.md#agentserviceend). While others talk on it, the call goes on with them.
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
