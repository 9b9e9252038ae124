import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import { memberJoins } from "../../conference/member-joins.js";
import { openConference } from "../../conference/open-conference.js";
import type { Engine } from "../../engine.js";
import { findApplication } from "../../find-application.js";
import type { IvrCall } from "../../ivr-call-state.js";
import { proceed } from "../proceed.js";
import { note } from "../transcript.js";

/** CreateConf: creates a conference; with `autojoin` the caller joins at once, else the commands that follow run. */
export function createConf(engine: Engine, call: IvrCall, settings: IvrCommandTypes["CreateConf"]): void {
  const application = findApplication(engine.state, call.appId);
  const scene = openConference(engine, application, { ...settings }, call);
  const { confid } = scene.conference;
  const joins = settings.autojoin === "true";
  note(engine, call, "platform", `creates conference ${confid}${joins ? ", which the party joins" : ""}`);
  if (joins) memberJoins(scene, call, {});
  else proceed(engine, call);
}
