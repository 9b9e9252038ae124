import { MEDIA_STATE, notifyMedia } from "./notify-media.js";
import { startRecording } from "./recording.js";
import type { ConferenceCommand } from "./scene.js";

/** Begins to record. While a recording runs, the notification tells a failure and that recording goes on (that there is one is client-code). */
export const confRecord: ConferenceCommand = (scene, attributes) => {
  const ok = scene.conference.recording === undefined;
  if (ok) startRecording(scene, Number(attributes["time"] ?? 0), attributes["timeoutrecordurl"]);
  notifyMedia(scene, attributes, "record", ok ? { ok, state: MEDIA_STATE.recording } : { ok });
  return {};
};
