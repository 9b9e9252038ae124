import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import { findApplication } from "../../kernel/application.js";
import type { Engine } from "../../kernel/kernel.js";
import type { IvrCall } from "../../telephony/call.js";
import { note } from "../../telephony/transcript.js";
import { failCommand, proceed } from "../ivr/player.js";
import { admit, memberJoins } from "./joining.js";
import { openConference } from "./rules.js";
import { findScene } from "./state.js";

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

/** JoinConf: the caller joins a conference. When it is full or is none, the commands that follow run; so they do when the caller has left it (our choice). */
export function joinConf(engine: Engine, call: IvrCall, { confid }: IvrCommandTypes["JoinConf"]): void {
  failCommand(engine, call, () => {
    admit(findScene(engine, findApplication(engine.state, call.appId), confid), call, {});
  });
}
