import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import type { Engine } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { note } from "../../telephony/transcript.js";
import { proceed } from "../ivr/proceed.js";
import { memberJoins } from "./member-joins.js";
import { openConference } from "./open-conference.js";

/** CreateConf: creates a conference; with `autojoin` the caller joins at once, else the commands that follow run. */
export function createConf(engine: Engine, call: IvrCall, settings: IvrCommandTypes["CreateConf"]): void {
  const application = findApplication(engine.state, call.appId);
  const scene = openConference(engine, application, { ...settings }, call);
  const { confid } = scene.conference;
  note(engine, call, "platform", `creates conference ${confid}`);
  // At once (documented): whoever creates a conference need not know its password.
  if (settings.autojoin === "true") memberJoins(scene, call, {});
  else proceed(engine, call);
}
