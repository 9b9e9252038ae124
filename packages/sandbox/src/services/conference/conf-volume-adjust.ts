import { notifyMedia } from "./notify-media.js";
import type { ConferenceCommand } from "./scene.js";

/** Makes the conference a step louder or quieter. */
export const confVolumeAdjust: ConferenceCommand = (scene, attributes) => {
  const louder = attributes["adjusttype"] === "true";
  scene.conference.volume += louder ? 1 : -1;
  notifyMedia(scene, attributes, louder ? "louder" : "quieter");
  return {};
};
