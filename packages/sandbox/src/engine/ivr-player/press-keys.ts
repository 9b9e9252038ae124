import { notifyConference } from "../conference/notify-conference.js";
import type { Engine } from "../engine.js";
import type { IvrCall } from "../ivr-call-state.js";
import { note } from "./transcript.js";

/** The party presses keys: whoever waits for some gets them; in a conference `dtmfreporturl` is told. Others are lost. */
export function pressKeys(engine: Engine, call: IvrCall, keys: string): void {
  if (call.state !== "answered") return;
  const { onKeys } = call.player;
  const conferences = call.stay.at === "conference" ? conferencesOf(engine, call) : [];
  const lost = onKeys === undefined && conferences.length === 0;
  note(engine, call, "party", `presses ${keys}${lost ? ", which nobody waits for" : ""}`);
  onKeys?.(keys);
  for (const scene of conferences) notifyConference(scene, "confDtmf", scene.conference.settings["dtmfreporturl"]);
}

function conferencesOf(engine: Engine, { appId, callSid }: IvrCall) {
  const application = engine.state.applications.get(appId);
  if (application === undefined) return [];
  return [...engine.state.conferences.values()]
    .filter(({ members }) => members.has(callSid))
    .map((conference) => ({ engine, application, conference }));
}
