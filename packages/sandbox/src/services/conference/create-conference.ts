import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { commandMembers, requiredString } from "../../kernel/read-body.js";
import { openConference } from "./open-conference.js";

/** Creates a conference (ivr-conference-agent.md §9). */
export const createConference: Handler = (engine, body) => {
  const application = findApplication(engine.state, requiredString(body, "Appid"));
  const { confid } = openConference(engine, application, commandMembers(body, "CreateConf")).conference;
  return { confid, voiptoconfid: `800000${confid}` };
};
