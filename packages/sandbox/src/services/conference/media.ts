import { recordingUrl } from "../../kernel/identifiers.js";
import { showPrompt } from "../../telephony/prompt.js";
import { note } from "../../telephony/transcript.js";
import { MEDIA_STATE, type MediaResult, notifyConference, notifyMedia } from "./callbacks.js";
import { type ConferenceContext, conferenceChanged, isOpen } from "./state.js";

/** @assumption A file lasts ten seconds a loop. */
export const FILE_MS = 10_000;

/**
 * Plays a file to the conference.
 *
 * @param loops how many times; below 0 without end
 * @param playcompleteurl is notified when it has been played to its end
 */
export function playFile(context: ConferenceContext, filename: string, loops: number, playcompleteurl?: string): void {
  const { platform, conference } = context;
  const playing = { filename };
  conference.playing = playing;
  conferenceChanged(context);
  for (const callid of conference.members.keys()) {
    const call = platform.telephony.calls.get(callid);
    const shown = showPrompt({ file: filename, loop: String(loops) });
    if (call !== undefined) note(platform, call, "platform", `${shown} to the conference`);
  }
  if (loops < 0) return;
  platform.clock.after(loops * FILE_MS, () => {
    if (!isOpen(context) || conference.playing !== playing) return;
    conference.playing = undefined;
    conferenceChanged(context);
    notifyConference(context, "confPlayComplete", playcompleteurl);
  });
}

/**
 * Begins to record.
 *
 * @param seconds longest length; 0 is unlimited
 * @param timeoutrecordurl is notified when that length is reached
 */
export function startRecording(context: ConferenceContext, seconds = 0, timeoutrecordurl?: string): void {
  const { platform, conference } = context;
  const recording = { started: platform.clock.now() };
  conference.recording = recording;
  conferenceChanged(context);
  if (seconds <= 0) return;
  platform.clock.after(seconds * 1000, () => {
    if (isOpen(context) && conference.recording === recording) reportRecording(context, timeoutrecordurl);
  });
}

/** Ends the recording; its length and address. A failure when there is none. */
export function stopRecording(context: ConferenceContext): MediaResult {
  const { platform, conference } = context;
  const { recording } = conference;
  if (recording === undefined) return { ok: false };
  conference.recording = undefined;
  conferenceChanged(context);
  const recordduration = String(Math.round((platform.clock.now() - recording.started) / 1000));
  return { ok: true, state: MEDIA_STATE.recorded, recordduration, recordurl: recordingUrl(platform) };
}

/**
 * Ends a recording, if there is one, for a reason of its own.
 *
 * @assumption A recording that ends by itself is reported to `mediaopturl` of CreateConf like that of a
 *   ConfStopRecord, where it has no address of its own.
 */
export function reportRecording(context: ConferenceContext, relative: string | undefined): void {
  if (context.conference.recording === undefined) return;
  const result = stopRecording(context);
  if (relative !== undefined) notifyConference(context, "confRecorded", relative);
  else notifyMedia(context, {}, "stopRecord", result);
}
