import { findMember } from "./find-member.js";
import { noteMember } from "./note-member.js";
import { notifyMedia } from "./notify-media.js";
import type { ConferenceCommand } from "./scene.js";

/**
 * A member no longer hears (禁听).
 *
 * @throws {Refusal} `110025` when the call is not in the conference (older table; our choice)
 */
export const confMemberPause: ConferenceCommand = (scene, attributes) => {
  scene.conference.paused.add(findMember(scene.conference, attributes, "110025"));
  noteMember(scene, attributes, "hears nothing");
  notifyMedia(scene, attributes, "pause");
  return {};
};
