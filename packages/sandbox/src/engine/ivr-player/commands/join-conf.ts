import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import { admit } from "../../conference/admit.js";
import { findScene } from "../../conference/scene.js";
import type { Engine } from "../../engine.js";
import { findApplication } from "../../find-application.js";
import type { IvrCall } from "../../ivr-call/ivr-call-state.js";
import { failCommand } from "../fail-command.js";

/** JoinConf: the caller joins a conference. When it is full or is none, the commands that follow run; so they do when the caller has left it (our choice). */
export function joinConf(engine: Engine, call: IvrCall, { confid }: IvrCommandTypes["JoinConf"]): void {
  failCommand(engine, call, () => {
    admit(findScene(engine, findApplication(engine.state, call.appId), confid), call, {});
  });
}
