import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { commandMembers, requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { keyIn } from "../ivr-state.js";
import type { Agent, AgentStatus } from "./agent-state.js";
import { serveAgent } from "./serve-agent.js";
import { notifyStatus } from "./set-status.js";

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
  const agent: Agent = {
    appId,
    agentid,
    number: requiredString(attributes, "number"),
    queues: (attributes["agenttype"] ?? "0").split(","),
    status: STATUSES.find((status) => status === attributes["agentstate"]) ?? "0",
    engagement: undefined,
    obeyed: { since: engine.clock.now(), answers: 0 },
  };
  state.ivr.agents.set(key, agent);
  notifyStatus(engine, agent);
  serveAgent(engine, agent);
  return {};
};
