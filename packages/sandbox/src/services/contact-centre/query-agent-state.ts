import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { commandMembers, requiredString } from "../../kernel/read-body.js";
import { findAgent } from "./find-agent.js";

/**
 * The status of one agent, or of all who are on work, in the order in which they came.
 *
 * @throws {Refusal} `108027` for an agent who is unknown or not on work (client-code)
 */
export const queryAgentState: Handler = ({ state }, body) => {
  const application = findApplication(state, requiredString(body, "Appid"));
  const { agentid } = commandMembers(body, "QueryAgentState");
  const agents =
    agentid === undefined
      ? [...state.ivr.agents.values()].filter(({ appId }) => appId === application.appId)
      : [findAgent(state, application, agentid)];
  return { agents: agents.map((agent) => ({ id: agent.agentid, state: agent.status })) };
};
