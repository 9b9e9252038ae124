import { recordingUrl } from "../../kernel/recording-url.js";
import { notifyConference } from "./notify-conference.js";
import { MEDIA_STATE, type MediaResult, notifyMedia } from "./notify-media.js";
import { isOpen, type Scene } from "./scene.js";

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
