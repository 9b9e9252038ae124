import { beginStay } from "../ivr-call/begin-stay.js";
import type { IvrCall } from "../ivr-call/ivr-call-state.js";
import { note } from "../ivr-player/transcript.js";
import type { Attributes } from "../pick-command.js";
import { compactTime } from "../times.js";
import { endConference } from "./end-conference.js";
import { notifyConference } from "./notify-conference.js";
import { FILE_MS, playFile } from "./play-file.js";
import { startRecording } from "./recording.js";
import { isOpen, type Scene } from "./scene.js";

/** `voicemod` with all prompts, the default (documented). */
const ALL_PROMPTS = "1";

/**
 * An answered call joins: `joinurl` of the command, else that of CreateConf, is told (spec/reference/ivr-protocol.md#confjoined). The host is the last one who joined as such.
 *
 * @param attributes `role`, `speak` and `joinurl`, as InviteJoinConf has them
 */
export function memberJoins(scene: Scene, call: IvrCall, attributes: Attributes): void {
  const { engine, conference } = scene;
  const { callSid: callid, number } = call;
  beginStay(engine, call, "conference");
  note(engine, call, "platform", `the party joins conference ${conference.confid}`);
  call.confid = conference.confid;
  conference.members.set(callid, number);
  if (attributes["role"] === "1") conference.host = callid;
  if (attributes["speak"] === "0") conference.muted.add(callid);
  const jointime = compactTime(engine.clock.now());
  const relative = attributes["joinurl"] ?? conference.settings["joinurl"];
  notifyConference(scene, "confJoined", relative, { callid, jointime, result: "0", number });
  if (conference.began === undefined) begin(scene);
}

/**
 * The clock of `confduration` starts with the first member (documented); so does `autorecord` (our choice). `confendprompt` is played before the end by itself (documented);
 * that it begins in time to be heard, and that `voicemod` other than `1` keeps it silent, is our choice.
 */
function begin(scene: Scene): void {
  const { engine, conference } = scene;
  const { settings } = conference;
  conference.began = engine.clock.now();
  if (settings["autorecord"] === "true") startRecording(scene);
  const seconds = Number(settings["confduration"] ?? 0);
  if (seconds <= 0) return;
  const { confendprompt, voicemod = ALL_PROMPTS } = settings;
  if (confendprompt !== undefined && voicemod === ALL_PROMPTS) {
    engine.clock.after(Math.max(0, seconds * 1000 - FILE_MS), () => {
      if (isOpen(scene)) playFile(scene, confendprompt, 1);
    });
  }
  engine.clock.after(seconds * 1000, () => {
    // An end by itself hangs up or not as CreateConf says (documented).
    if (isOpen(scene)) endConference(scene, { autohangup: settings["autohangup"] ?? "false" });
  });
}
