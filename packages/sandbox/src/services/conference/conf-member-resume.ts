import { findMember } from "./find-member.js";
import { noteMember } from "./note-member.js";
import { notifyMedia } from "./notify-media.js";
import type { ConferenceCommand } from "./scene.js";

/**
 * A member hears again, and may speak when `speak` is `1`; without it the member is mute afterwards (inferred).
 *
 * @throws {Refusal} `110025` when the call is not in the conference (older table; our choice)
 */
export const confMemberResume: ConferenceCommand = (scene, attributes) => {
  const { conference } = scene;
  const callid = findMember(conference, attributes, "110025");
  conference.paused.delete(callid);
  const speaks = attributes["speak"] === "1";
  if (speaks) conference.muted.delete(callid);
  else conference.muted.add(callid);
  noteMember(scene, attributes, `hears again, and ${speaks ? "may speak" : "is mute"}`);
  notifyMedia(scene, attributes, "resume");
  return {};
};
