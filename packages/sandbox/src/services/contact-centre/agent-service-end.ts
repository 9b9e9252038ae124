import { requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { requireConnected } from "../../telephony/require-connected.js";
import { notifyOfCall } from "../../webhooks/notify-of-call.js";
import type { CallCommand } from "./call-command.js";
import { endAgentService } from "./end-agent-service.js";
import { endConsultation } from "./end-consultation.js";
import { findAgent } from "./find-agent.js";

/**
 * An agent leaves the conversation; an agent who is only consulted leaves the consultation (our choice).
 *
 * @throws {Refusal} `108027` for an agent who is unknown or not on work (inferred), `110126` for one who is not on the call (older table; our choice)
 */
export const agentServiceEnd: CallCommand = ({ engine, application, call }, attributes) => {
  const agent = findAgent(engine.state, application, requiredString(attributes, "agentid"));
  requireConnected(call);
  const { callSid, orderId } = call;
  if (call.agents.has(agent.agentid)) endAgentService(engine, agent, call, attributes["action"]);
  else if (call.consultation?.agentid === agent.agentid) {
    endConsultation(engine, call);
    notifyOfCall(engine, call, "ivrAgentServiceEnd", attributes["action"]);
  } else throw new Refusal("110126");
  return { callSid, orderId };
};
