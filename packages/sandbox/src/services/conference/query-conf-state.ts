import { notifyConference } from "./notify-conference.js";
import type { ConferenceCommand } from "./scene.js";

/** `1`, existing and active, is the one known state (client-code). */
const ACTIVE = "1";

/** The state and the number of members; those whose phone rings are not counted (our choice). `action` is told `confid` alone: its parameters are not known. */
export const queryConfState: ConferenceCommand = (scene, attributes) => {
  notifyConference(scene, "confState", attributes["action"]);
  return { state: ACTIVE, count: String(scene.conference.members.size) };
};
