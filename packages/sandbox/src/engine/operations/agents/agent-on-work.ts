import type { AgentStatus } from "../../agent-state.js";
import { notifyStatus } from "../../agents/set-status.js";
import type { Handler } from "../../engine.js";
import { findApplication } from "../../find-application.js";
import { keyIn } from "../../ivr-state.js";
import { dispatch } from "../../queues/dispatch.js";
import { commandMembers, requiredString } from "../../read-body.js";
import { Refusal } from "../../refusal.js";

const STATUSES: readonly AgentStatus[] = ["0", "1", "2", "3"];

/**
 * An agent begins to work; the application is told the first status, too (our choice). Queues need not exist (our choice).
 *
 * @throws {Refusal} `108026`, already on work (client-code)
 */
export const agentOnWork: Handler = (engine, body) => {
  const { state } = engine;
  const { appId } = findApplication(state, requiredString(body, "Appid"));
  const attributes = commandMembers(body, "AgentOnWork");
  const agentid = requiredString(attributes, "agentid");
  const key = keyIn(appId, agentid);
  if (state.ivr.agents.has(key)) throw new Refusal("108026");
  const agent = {
    appId,
    agentid,
    number: requiredString(attributes, "number"),
    queues: (attributes["agenttype"] ?? "0").split(","),
    status: STATUSES.find((status) => status === attributes["agentstate"]) ?? "0",
    engagement: undefined,
  };
  state.ivr.agents.set(key, agent);
  notifyStatus(engine, agent);
  dispatch(engine);
  return {};
};
