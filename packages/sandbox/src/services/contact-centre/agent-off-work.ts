import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { commandMembers, requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { keyIn } from "../ivr-state.js";
import { findAgent } from "./find-agent.js";

/**
 * An agent stops working, or, with `agenttype`, leaves these queues only (inferred); without a queue left, the agent is off work (our choice). No notification:
 * no status means off work.
 *
 * @throws {Refusal} `108027` unknown or not on work (client-code); `110084`, going off work failed, during a call (older table; our choice)
 */
export const agentOffWork: Handler = ({ state }, body) => {
  const application = findApplication(state, requiredString(body, "Appid"));
  const attributes = commandMembers(body, "AgentOffWork");
  const agent = findAgent(state, application, requiredString(attributes, "agentid"));
  if (agent.engagement !== undefined) throw new Refusal("110084");
  const left = attributes["agenttype"]?.split(",") ?? agent.queues;
  agent.queues = agent.queues.filter((queue) => !left.includes(queue));
  if (agent.queues.length === 0) state.ivr.agents.delete(keyIn(agent.appId, agent.agentid));
  return {};
};
