import { findMember } from "./find-member.js";
import { noteMember } from "./note-member.js";
import { notifyMedia } from "./notify-media.js";
import type { ConferenceCommand } from "./scene.js";

/**
 * A member is heard again. To unmute one who is not muted is a success: our choice.
 *
 * @throws {Refusal} `110028` when the call is not in the conference
 */
export const confUnMute: ConferenceCommand = (scene, attributes) => {
  scene.conference.muted.delete(findMember(scene.conference, attributes, "110028"));
  noteMember(scene, attributes, "may speak");
  notifyMedia(scene, attributes, "unmute");
  return {};
};
