import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import { checkSeats } from "../../conference/check-seats.js";
import { memberJoins } from "../../conference/member-joins.js";
import { findScene, isOpen, type Scene } from "../../conference/scene.js";
import type { Engine } from "../../engine.js";
import { findApplication } from "../../find-application.js";
import type { IvrCall } from "../../ivr-call-state.js";
import { Refusal } from "../../refusal.js";
import { failCommand } from "../fail-command.js";
import { note } from "../transcript.js";
import { askPassword } from "./ask-password.js";

/** JoinConf: the caller joins a conference, with its password where it has one. When it is full or is none, the commands that follow run; so they do when the caller has left it (our choice). */
export function joinConf(engine: Engine, call: IvrCall, { confid }: IvrCommandTypes["JoinConf"]): void {
  failCommand(engine, call, () => {
    const scene = findScene(engine, findApplication(engine.state, call.appId), confid);
    askPassword(scene, call, () => join(scene, call));
  });
}

/** Much may have changed while the caller was asked for the password. */
function join(scene: Scene, call: IvrCall): void {
  const { engine, conference } = scene;
  failCommand(engine, call, () => {
    if (!isOpen(scene)) throw new Refusal("110128");
    checkSeats(conference, 1);
    note(engine, call, "platform", `lets the party join conference ${conference.confid}`);
    memberJoins(scene, call, {});
  });
}
