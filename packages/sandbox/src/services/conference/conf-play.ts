import { requiredString } from "../../kernel/read-body.js";
import { MEDIA_STATE, notifyMedia } from "./notify-media.js";
import { playFile } from "./play-file.js";
import type { ConferenceCommand } from "./scene.js";

/** Plays a file; a file that is being played makes room for it (our choice). With `loop` `0` nothing is played (client-code). */
export const confPlay: ConferenceCommand = (scene, attributes) => {
  const loops = Number(attributes["loop"] ?? 1);
  if (loops === 0) {
    notifyMedia(scene, attributes, "play");
    return {};
  }
  playFile(scene, requiredString(attributes, "filename"), loops, attributes["playcompleteurl"]);
  notifyMedia(scene, attributes, "play", { ok: true, state: MEDIA_STATE.playing });
  return {};
};
