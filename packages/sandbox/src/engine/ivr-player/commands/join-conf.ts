import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import { checkSeats } from "../../conference/check-seats.js";
import { memberJoins } from "../../conference/member-joins.js";
import { findScene } from "../../conference/scene.js";
import type { Engine } from "../../engine.js";
import { findApplication } from "../../find-application.js";
import type { IvrCall } from "../../ivr-call-state.js";
import { failCommand } from "../fail-command.js";
import { note } from "../transcript.js";

/** JoinConf: the caller joins a conference. When it is full or is none, the commands that follow run; so they do when the caller has left it (our choice). */
export function joinConf(engine: Engine, call: IvrCall, { confid }: IvrCommandTypes["JoinConf"]): void {
  failCommand(engine, call, () => {
    const scene = findScene(engine, findApplication(engine.state, call.appId), confid);
    checkSeats(scene.conference, 1);
    note(engine, call, "platform", `lets the party join conference ${confid}`);
    memberJoins(scene, call, {});
  });
}
