import { type Attributes, requiredString } from "../../kernel/request-body.js";
import { MEDIA_STATE, notifyConference, notifyMedia } from "./callbacks.js";
import { playFile, startRecording, stopRecording } from "./media.js";
import { endConference } from "./rules.js";
import { type ConferenceCommand, type ConferenceContext, conferenceChanged, isOpen } from "./state.js";

/**
 * Plays a file. With `loop` `0` nothing is played (client-code;
 * spec/reference/conference.md#confplay).
 *
 * @assumption ConfPlay takes the place of a file that is being played.
 */
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

/**
 * Stops playing. When nothing is played, the notification reports a failure (client-code;
 * spec/reference/conference.md#confstopplay).
 *
 * @assumption ConfStopPlay is not reported to `playcompleteurl`.
 */
export const confStopPlay: ConferenceCommand = (context, attributes) => {
  const { conference } = context;
  const ok = conference.playing !== undefined;
  conference.playing = undefined;
  notifyMedia(context, attributes, "stopPlay", ok ? { ok, state: MEDIA_STATE.played } : { ok });
  return {};
};

/** Begins to record. While a recording runs, the notification reports a failure and that recording goes on (that there is one is client-code). */
export const confRecord: ConferenceCommand = (context, attributes) => {
  const ok = context.conference.recording === undefined;
  if (ok) startRecording(context, Number(attributes["time"] ?? 0), attributes["timeoutrecordurl"]);
  notifyMedia(context, attributes, "record", ok ? { ok, state: MEDIA_STATE.recording } : { ok });
  return {};
};

/**
 * Stops the recording; the notification has its address and length.
 *
 * @assumption ConfStopRecord without a recording reports a failure.
 */
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

/** Where an alarm is reported when the command does not say (client-code). */
const DEFAULT_PATH = "alarmclock";

/**
 * Sets the alarm.
 *
 * @assumption ConfAlarmClock replaces the alarm before.
 */
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

/** @assumption `clockurl` is notified of each alarm, in addition to what the alarm does. */
function fire(context: ConferenceContext, attributes: Attributes): void {
  notifyConference(context, "confAlarm", attributes["clockurl"] ?? DEFAULT_PATH);
  const { timeraction, promptfile } = attributes;
  if (timeraction === "1" && promptfile !== undefined) playFile(context, promptfile, 1);
  if (timeraction === "2") endConference(context, attributes);
}

/** `1`, existing and active, is the one known state (client-code). */
const ACTIVE = "1";

/**
 * The state and the number of members.
 *
 * @assumption QueryConfState counts those who have joined, and sends only the `confid` to `action`.
 */
export const queryConfState: ConferenceCommand = (context, attributes) => {
  notifyConference(context, "confState", attributes["action"]);
  return { state: ACTIVE, count: String(context.conference.members.size) };
};

/**
 * Ends the conference at once.
 *
 * @assumption DismissConf notifies `action` last.
 */
export const dismissConf: ConferenceCommand = (context, attributes) => {
  endConference(context, attributes);
  notifyConference(context, "confDismissed", attributes["action"], { status: "0" });
  return { confid: context.conference.confid };
};
