import { recordingUrl } from "../../kernel/identifiers.js";
import { showPrompt } from "../../telephony/prompt.js";
import { note } from "../../telephony/transcript.js";
import { MEDIA_STATE, type MediaResult, notifyConference, notifyMedia } from "./callbacks.js";
import { isOpen, type Scene } from "./state.js";

/** How long each file is: our choice, the sandbox has none. */
export const FILE_MS = 10_000;

/**
 * Plays a file to the conference.
 *
 * @param loops how many times; below 0 without end
 * @param playcompleteurl is told when it has been played to its end
 */
export function playFile(scene: Scene, filename: string, loops: number, playcompleteurl?: string): void {
  const { engine, conference } = scene;
  const playing = { filename };
  conference.playing = playing;
  for (const callid of conference.members.keys()) {
    const call = engine.state.ivr.calls.get(callid);
    const shown = showPrompt({ file: filename, loop: String(loops) });
    if (call !== undefined) note(engine, call, "platform", `${shown} to the conference`);
  }
  if (loops < 0) return;
  engine.clock.after(loops * FILE_MS, () => {
    if (!isOpen(scene) || conference.playing !== playing) return;
    conference.playing = undefined;
    notifyConference(scene, "confPlayComplete", playcompleteurl);
  });
}

/**
 * Begins to record.
 *
 * @param seconds longest length; 0 is unlimited
 * @param timeoutrecordurl is told when that length is reached
 */
export function startRecording(scene: Scene, seconds = 0, timeoutrecordurl?: string): void {
  const { engine, conference } = scene;
  const recording = { started: engine.clock.now() };
  conference.recording = recording;
  if (seconds <= 0) return;
  engine.clock.after(seconds * 1000, () => {
    if (isOpen(scene) && conference.recording === recording) reportRecording(scene, timeoutrecordurl);
  });
}

/** Ends the recording; its length and address. A failure when there is none. */
export function stopRecording({ engine, conference }: Scene): MediaResult {
  const { recording } = conference;
  if (recording === undefined) return { ok: false };
  conference.recording = undefined;
  const recordduration = String(Math.round((engine.clock.now() - recording.started) / 1000));
  return { ok: true, state: MEDIA_STATE.recorded, recordduration, recordurl: recordingUrl(engine) };
}

/**
 * Ends a recording, if there is one, for a reason of its own. Without an address for that, `mediaopturl` of CreateConf is told as of a ConfStopRecord, so that the
 * recording is not lost: our choice.
 */
export function reportRecording(scene: Scene, relative: string | undefined): void {
  if (scene.conference.recording === undefined) return;
  const result = stopRecording(scene);
  if (relative !== undefined) notifyConference(scene, "confRecorded", relative);
  else notifyMedia(scene, {}, "stopRecord", result);
}
