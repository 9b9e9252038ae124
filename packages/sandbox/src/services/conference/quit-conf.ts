import { findMember } from "./find-member.js";
import { leaveConference } from "./leave-conference.js";
import type { ConferenceCommand } from "./scene.js";

/**
 * Takes a member out. The member's call stays for a few seconds, in which JoinConf or a command of controlCall may take it (our choice).
 *
 * @throws {Refusal} `110027` when the call is not in the conference
 */
export const quitConf: ConferenceCommand = (scene, attributes) => {
  leaveConference(scene, findMember(scene.conference, attributes, "110027"), attributes["action"]);
  return {};
};
