import type { Engine } from "../kernel/engine.js";
import { notifyConference } from "../services/conference/notify-conference.js";
import { sceneOf } from "../services/conference/scene.js";
import type { IvrCall } from "./ivr-call-state.js";
import { note } from "./transcript.js";

/** The party presses keys: whoever waits for some gets them; in a conference `dtmfreporturl` is told. Others are lost. */
export function pressKeys(engine: Engine, call: IvrCall, keys: string): void {
  if (call.state !== "answered") return;
  const { onKeys } = call.player;
  const scene = sceneOf(engine, call);
  const lost = onKeys === undefined && scene === undefined;
  note(engine, call, "party", `presses ${keys}${lost ? ", which nobody waits for" : ""}`);
  onKeys?.(keys);
  if (scene !== undefined) notifyConference(scene, "confDtmf", scene.conference.settings["dtmfreporturl"]);
}
