import { endConference } from "./end-conference.js";
import { notifyConference } from "./notify-conference.js";
import type { ConferenceCommand } from "./scene.js";

/** Ends the conference at once; `action` is told of it last (the order is our choice). */
export const dismissConf: ConferenceCommand = (scene, attributes) => {
  endConference(scene, attributes);
  notifyConference(scene, "confDismissed", attributes["action"], { status: "0" });
  return { confid: scene.conference.confid };
};
