import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import type { Engine } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { failCommand } from "../ivr/fail-command.js";
import { admit } from "./admit.js";
import { findScene } from "./scene.js";

/** JoinConf: the caller joins a conference. When it is full or is none, the commands that follow run; so they do when the caller has left it (our choice). */
export function joinConf(engine: Engine, call: IvrCall, { confid }: IvrCommandTypes["JoinConf"]): void {
  failCommand(engine, call, () => {
    admit(findScene(engine, findApplication(engine.state, call.appId), confid), call, {});
  });
}
