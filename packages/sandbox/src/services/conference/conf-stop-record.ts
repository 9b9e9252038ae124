import { notifyMedia } from "./notify-media.js";
import { stopRecording } from "./recording.js";
import type { ConferenceCommand } from "./scene.js";

/** Stops the recording; the notification brings its address and length, or tells a failure when there is none (the latter our choice). */
export const confStopRecord: ConferenceCommand = (scene, attributes) => {
  notifyMedia(scene, attributes, "stopRecord", stopRecording(scene));
  return {};
};
