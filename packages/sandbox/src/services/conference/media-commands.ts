import { type Attributes, requiredString } from "../../kernel/request-body.js";
import { MEDIA_STATE, notifyConference, notifyMedia } from "./callbacks.js";
import { playFile, startRecording, stopRecording } from "./media.js";
import { endConference } from "./rules.js";
import { type ConferenceCommand, type ConferenceContext, conferenceChanged, isOpen } from "./state.js";

/** Plays a file; a file that is being played makes room for it (our choice). With `loop` `0` nothing is played (client-code). */
export const confPlay: ConferenceCommand = (context, attributes) => {
  const loops = Number(attributes["loop"] ?? 1);
  if (loops === 0) {
    notifyMedia(context, attributes, "play");
    return {};
  }
  playFile(context, requiredString(attributes, "filename"), loops, attributes["playcompleteurl"]);
  notifyMedia(context, attributes, "play", { ok: true, state: MEDIA_STATE.playing });
  return {};
};

/** Stops playing; `playcompleteurl` is not told (our choice). When nothing is played, the notification tells a failure (that there is one is client-code). */
export const confStopPlay: ConferenceCommand = (context, attributes) => {
  const { conference } = context;
  const ok = conference.playing !== undefined;
  conference.playing = undefined;
  notifyMedia(context, attributes, "stopPlay", ok ? { ok, state: MEDIA_STATE.played } : { ok });
  return {};
};

/** Begins to record. While a recording runs, the notification tells a failure and that recording goes on (that there is one is client-code). */
export const confRecord: ConferenceCommand = (context, attributes) => {
  const ok = context.conference.recording === undefined;
  if (ok) startRecording(context, Number(attributes["time"] ?? 0), attributes["timeoutrecordurl"]);
  notifyMedia(context, attributes, "record", ok ? { ok, state: MEDIA_STATE.recording } : { ok });
  return {};
};

/** Stops the recording; the notification brings its address and length, or tells a failure when there is none (the latter our choice). */
export const confStopRecord: ConferenceCommand = (context, attributes) => {
  notifyMedia(context, attributes, "stopRecord", stopRecording(context));
  return {};
};

/** Makes the conference a step louder or quieter. */
export const confVolumeAdjust: ConferenceCommand = (context, attributes) => {
  const louder = attributes["adjusttype"] === "true";
  context.conference.volume += louder ? 1 : -1;
  notifyMedia(context, attributes, louder ? "louder" : "quieter");
  return {};
};

/** Where an alarm is told when the command does not say (client-code). */
const DEFAULT_PATH = "alarmclock";

/** Sets the alarm, in place of the one before (our choice). */
export const confAlarmClock: ConferenceCommand = (context, attributes) => {
  const { platform, conference } = context;
  const milliseconds = Number(requiredString(attributes, "time")) * 1000;
  const alarm = { at: platform.clock.now() + milliseconds };
  conference.alarm = alarm;
  platform.clock.after(milliseconds, () => {
    if (!isOpen(context) || conference.alarm !== alarm) return;
    conference.alarm = undefined;
    conferenceChanged(context);
    fire(context, attributes);
  });
  notifyConference(context, "confAlarmSet", attributes["action"]);
  return {};
};

/** `clockurl` is told of each alarm, whatever else it does: our choice. */
function fire(context: ConferenceContext, attributes: Attributes): void {
  notifyConference(context, "confAlarm", attributes["clockurl"] ?? DEFAULT_PATH);
  const { timeraction, promptfile } = attributes;
  if (timeraction === "1" && promptfile !== undefined) playFile(context, promptfile, 1);
  if (timeraction === "2") endConference(context, attributes);
}

/** `1`, existing and active, is the one known state (client-code). */
const ACTIVE = "1";

/** The state and the number of members; those whose phone rings are not counted (our choice). `action` is told `confid` alone: its parameters are not known. */
export const queryConfState: ConferenceCommand = (context, attributes) => {
  notifyConference(context, "confState", attributes["action"]);
  return { state: ACTIVE, count: String(context.conference.members.size) };
};

/** Ends the conference at once; `action` is told of it last (the order is our choice). */
export const dismissConf: ConferenceCommand = (context, attributes) => {
  endConference(context, attributes);
  notifyConference(context, "confDismissed", attributes["action"], { status: "0" });
  return { confid: context.conference.confid };
};
