import { openConference } from "../conference/open-conference.js";
import type { Handler } from "../engine.js";
import { findApplication } from "../find-application.js";
import { commandMembers, requiredString } from "../read-body.js";

/** Creates a conference (spec/reference/conference.md#createconference). */
export const createConference: Handler = (engine, body) => {
  const application = findApplication(engine.state, requiredString(body, "Appid"));
  const { confid } = openConference(engine, application, commandMembers(body, "CreateConf")).conference;
  return { confid, voiptoconfid: `800000${confid}` };
};
