import type { Engine } from "../../kernel/engine.js";
import type { Agent, Engagement } from "./agent-state.js";
import { endAgentService } from "./end-agent-service.js";
import { endConsultation } from "./end-consultation.js";
import { releaseAgent } from "./engage-agent.js";

/** An agent hangs up, and leaves the talk or the consultation, if the agent is still in it. */
export function agentHangsUp(engine: Engine, agent: Agent, engagement: Engagement): void {
  if (agent.engagement !== engagement) return;
  const call = engine.state.ivr.calls.get(engagement.callSid);
  if (call === undefined) releaseAgent(engine, agent);
  else if (call.agents.has(agent.agentid)) endAgentService(engine, agent, call);
  else if (call.consultation?.agentid === agent.agentid) endConsultation(engine, call);
}
