import { MEDIA_STATE, notifyMedia } from "./notify-media.js";
import type { ConferenceCommand } from "./scene.js";

/** Stops playing; `playcompleteurl` is not told (our choice). When nothing is played, the notification tells a failure (that there is one is client-code). */
export const confStopPlay: ConferenceCommand = (scene, attributes) => {
  const { conference } = scene;
  const ok = conference.playing !== undefined;
  conference.playing = undefined;
  notifyMedia(scene, attributes, "stopPlay", ok ? { ok, state: MEDIA_STATE.played } : { ok });
  return {};
};
