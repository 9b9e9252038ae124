import type { AgentStatus } from "../../agents/agent-state.js";
import { lockAgent, releaseAgent } from "../../agents/engage-agent.js";
import { findAgent } from "../../agents/find-agent.js";
import { joinAgent } from "../../agents/join-agent.js";
import { setStatus } from "../../agents/set-status.js";
import type { Handler } from "../../engine.js";
import { findApplication } from "../../find-application.js";
import { checkNumber } from "../../ivr-call/check-number.js";
import { notifyOfCall } from "../../ivr-call/notify-of-call.js";
import { placeCall } from "../../ivr-call/place-call.js";
import { commandMembers, requiredString } from "../../read-body.js";
import { Refusal } from "../../refusal.js";

/** Preparing and ready (client-code). */
const MAY_CALL: readonly AgentStatus[] = ["0", "1"];

/**
 * An agent calls a user: the agent is locked while the user's phone rings, and talks once it is answered. The agent's own phone is not played.
 *
 * @throws {Refusal} `108027` unknown or not on work (client-code); `110157`, agent's outbound call failed, when the agent is neither preparing nor ready (older
 *   table; our choice); the code that the number asks for
 */
export const agentMakeCall: Handler = (engine, body) => {
  const { state } = engine;
  const application = findApplication(state, requiredString(body, "Appid"));
  const attributes = commandMembers(body, "AgentMakeCall");
  const agent = findAgent(state, application, requiredString(attributes, "agentid"));
  if (!MAY_CALL.includes(agent.status) || agent.engagement !== undefined) throw new Refusal("110157");
  const number = requiredString(attributes, "number");
  checkNumber(application, number);
  const call = placeCall(engine, {
    appId: application.appId,
    number,
    agentHangupUrl: attributes["agenthangupurl"],
    onAnswer: () => {
      notifyOfCall(engine, call, "ivrAgentAnswer", attributes["answerurl"]);
      setStatus(engine, agent, "3");
      joinAgent(engine, agent, call);
    },
    onNoAnswer: () => releaseAgent(engine, agent),
  });
  lockAgent(engine, agent, call);
  return { callSid: call.callSid, orderId: call.orderId };
};
