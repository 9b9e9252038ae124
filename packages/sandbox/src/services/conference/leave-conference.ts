import { deleteConference } from "./end-conference.js";
import { memberLeaves } from "./member-leaves.js";
import type { Scene } from "./scene.js";

/**
 * A member leaves a conference that goes on without. One that its last member left is deleted (documented), unless `autodelete` is `false` (inferred).
 *
 * @param quiturl `action` of QuitConf
 */
export function leaveConference(scene: Scene, callid: string, quiturl?: string): void {
  const { members, settings } = scene.conference;
  memberLeaves(scene, callid, quiturl);
  if (members.size === 0 && settings["autodelete"] !== "false") deleteConference(scene);
}
