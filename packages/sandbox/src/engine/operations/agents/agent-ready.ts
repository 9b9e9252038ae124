import { makeReady } from "../../agents/make-ready.js";
import type { Handler } from "../../engine.js";
import { findApplication } from "../../find-application.js";
import { commandMembers, requiredString } from "../../read-body.js";

/** Sets an agent ready, or back to preparing (spec/reference/contact-centre.md#agentready). */
export const agentReady: Handler = (engine, body) => {
  const application = findApplication(engine.state, requiredString(body, "Appid"));
  makeReady(engine, application, commandMembers(body, "AgentReady"));
  return {};
};
