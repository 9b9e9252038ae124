import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { commandMembers, requiredString } from "../../kernel/read-body.js";
import { makeReady } from "./make-ready.js";

/** Sets an agent ready, or back to preparing (ivr-conference-agent.md §11). */
export const agentReady: Handler = (engine, body) => {
  const application = findApplication(engine.state, requiredString(body, "Appid"));
  makeReady(engine, application, commandMembers(body, "AgentReady"));
  return {};
};
