import { findMember } from "./find-member.js";
import { noteMember } from "./note-member.js";
import { notifyMedia } from "./notify-media.js";
import type { ConferenceCommand } from "./scene.js";

/**
 * A member is no longer heard. To mute a muted one is a success: our choice.
 *
 * @throws {Refusal} `110028` when the call is not in the conference
 */
export const confMute: ConferenceCommand = (scene, attributes) => {
  scene.conference.muted.add(findMember(scene.conference, attributes, "110028"));
  noteMember(scene, attributes, "is mute");
  notifyMedia(scene, attributes, "mute");
  return {};
};
