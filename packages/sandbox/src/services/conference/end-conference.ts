import type { Attributes } from "../../kernel/pick-command.js";
import { compactTime } from "../../kernel/times.js";
import { memberIsHungUp, memberLeaves } from "./member-leaves.js";
import { notifyConference } from "./notify-conference.js";
import { reportRecording } from "./recording.js";
import type { Scene } from "./scene.js";

/**
 * Ends a conference with all who are in it. A phone that rings for it finds nothing when it is answered.
 *
 * @param attributes `autohangup`, `quiturl`, `recordurl` and `delurl`, as DismissConf and ConfAlarmClock have them
 */
export function endConference(scene: Scene, attributes: Attributes): void {
  for (const callid of [...scene.conference.members.keys()]) {
    if (attributes["autohangup"] === "true") memberIsHungUp(scene, callid);
    else memberLeaves(scene, callid, attributes["quiturl"]);
  }
  deleteConference(scene, attributes);
}

/** Deletes a conference that is empty by then, and tells the application. */
export function deleteConference(scene: Scene, attributes: Attributes = {}): void {
  const { engine, conference } = scene;
  engine.state.conferences.delete(conference.confid);
  reportRecording(scene, attributes["recordurl"]);
  const relative = attributes["delurl"] ?? conference.settings["delreporturl"];
  notifyConference(scene, "confDeleted", relative, { deltime: compactTime(engine.clock.now()) });
}
