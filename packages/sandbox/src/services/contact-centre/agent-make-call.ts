import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { commandMembers, requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { checkNumber } from "../../telephony/check-number.js";
import { placeCall } from "../../telephony/place-call.js";
import { notifyOfCall } from "../../webhooks/notify-of-call.js";
import type { AgentStatus } from "./agent-state.js";
import { lockAgent, releaseAgent } from "./engage-agent.js";
import { findAgent } from "./find-agent.js";
import { joinAgent } from "./join-agent.js";
import { setStatus } from "./set-status.js";

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
