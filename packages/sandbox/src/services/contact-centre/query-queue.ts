import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { requiredString } from "../../kernel/read-body.js";

/** Answers the envelope alone: what more the platform answers is not known (ivr-conference-agent.md §10). */
export const queryQueue: Handler = ({ state }, body) => {
  findApplication(state, requiredString(body, "Appid"));
  return {};
};
