import { beginStay } from "../ivr-call/begin-stay.js";
import type { IvrCall } from "../ivr-call-state.js";
import type { Attributes } from "../pick-command.js";
import { compactTime } from "../times.js";
import { endConference } from "./end-conference.js";
import { notifyConference } from "./notify-conference.js";
import { startRecording } from "./recording.js";
import { isOpen, type Scene } from "./scene.js";

/**
 * An answered call joins: `joinurl` of the command, else that of CreateConf, is told (ivr-protocol.md §7.2). The host is the last one who joined as such.
 *
 * @param attributes `role`, `speak` and `joinurl`, as InviteJoinConf has them
 */
export function memberJoins(scene: Scene, call: IvrCall, attributes: Attributes): void {
  const { engine, conference } = scene;
  const { callSid: callid, number } = call;
  beginStay(engine, call, "conference");
  conference.members.set(callid, number);
  if (attributes["role"] === "1") conference.host = callid;
  if (attributes["speak"] === "0") conference.muted.add(callid);
  const jointime = compactTime(engine.clock.now());
  const relative = attributes["joinurl"] ?? conference.settings["joinurl"];
  notifyConference(scene, "confJoined", relative, { callid, jointime, result: "0", number });
  if (conference.began === undefined) begin(scene);
}

/** The clock of `confduration` starts with the first member (documented); so does `autorecord` (our choice). */
function begin(scene: Scene): void {
  const { engine, conference } = scene;
  const { settings } = conference;
  conference.began = engine.clock.now();
  if (settings["autorecord"] === "true") startRecording(scene);
  const seconds = Number(settings["confduration"] ?? 0);
  if (seconds <= 0) return;
  engine.clock.after(seconds * 1000, () => {
    // An end by itself hangs up or not as CreateConf says (documented).
    if (isOpen(scene)) endConference(scene, { autohangup: settings["autohangup"] ?? "false" });
  });
}
