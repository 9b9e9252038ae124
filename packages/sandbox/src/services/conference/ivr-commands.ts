import { findApplication } from "../../kernel/application.js";
import type { IvrCommandHandlers } from "../../telephony/ivr-session.js";
import { admit, memberJoins } from "./joining.js";
import { openConference } from "./rules.js";
import { type ConferencePlatform, findConference } from "./state.js";

/**
 * Commands of an IVR response that concern conferences.
 *
 * * CreateConf creates a conference; with `autojoin` the caller joins at once, else the commands
 *   that follow run.
 * * JoinConf lets the caller join. When the conference is full or is none, the commands that follow
 *   run.
 *
 * @assumption When a caller has left the conference of JoinConf, the commands that follow run.
 */
export function createConferenceCommands(platform: ConferencePlatform): IvrCommandHandlers<"CreateConf" | "JoinConf"> {
  return {
    CreateConf(session, settings) {
      const { call } = session;
      const context = openConference(platform, findApplication(platform, call.appId), { ...settings }, call);
      session.note(`creates conference ${context.conference.confid}`);
      // At once (spec/reference/conference.md#createconference): the creator of a conference need not know its password.
      if (settings.autojoin === "true") memberJoins(context, call, {});
      else session.next();
    },
    JoinConf({ call }, { confid }) {
      admit(findConference(platform, findApplication(platform, call.appId), confid), call, {});
    },
  };
}
