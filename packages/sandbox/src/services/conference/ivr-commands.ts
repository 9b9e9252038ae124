import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import { findApplication } from "../../kernel/application.js";
import type { Platform } from "../../kernel/kernel.js";
import type { Call } from "../../telephony/call.js";
import { note } from "../../telephony/transcript.js";
import { attemptCommand, runNext } from "../ivr/player.js";
import { admit, memberJoins } from "./joining.js";
import { openConference } from "./rules.js";
import { findConference } from "./state.js";

/** CreateConf: creates a conference; with `autojoin` the caller joins at once, else the commands that follow run. */
export function createConf(platform: Platform, call: Call, settings: IvrCommandTypes["CreateConf"]): void {
  const application = findApplication(platform.state, call.appId);
  const context = openConference(platform, application, { ...settings }, call);
  const { confid } = context.conference;
  note(platform, call, "platform", `creates conference ${confid}`);
  // At once (documented): whoever creates a conference need not know its password.
  if (settings.autojoin === "true") memberJoins(context, call, {});
  else runNext(platform, call);
}

/** JoinConf: the caller joins a conference. When it is full or is none, the commands that follow run; so they do when the caller has left it (our choice). */
export function joinConf(platform: Platform, call: Call, { confid }: IvrCommandTypes["JoinConf"]): void {
  attemptCommand(platform, call, () => {
    admit(findConference(platform, findApplication(platform.state, call.appId), confid), call, {});
  });
}
