import type { Attributes } from "../../kernel/pick-command.js";
import { requiredString } from "../../kernel/read-body.js";
import { endConference } from "./end-conference.js";
import { notifyConference } from "./notify-conference.js";
import { playFile } from "./play-file.js";
import { type ConferenceCommand, isOpen, type Scene } from "./scene.js";

/** Where an alarm is told when the command does not say (client-code). */
const DEFAULT_PATH = "alarmclock";

/** Sets the alarm, in place of the one before (our choice). */
export const confAlarmClock: ConferenceCommand = (scene, attributes) => {
  const { engine, conference } = scene;
  const milliseconds = Number(requiredString(attributes, "time")) * 1000;
  const alarm = { at: engine.clock.now() + milliseconds };
  conference.alarm = alarm;
  engine.clock.after(milliseconds, () => {
    if (!isOpen(scene) || conference.alarm !== alarm) return;
    conference.alarm = undefined;
    fire(scene, attributes);
  });
  notifyConference(scene, "confAlarmSet", attributes["action"]);
  return {};
};

/** `clockurl` is told of each alarm, whatever else it does: our choice. */
function fire(scene: Scene, attributes: Attributes): void {
  notifyConference(scene, "confAlarm", attributes["clockurl"] ?? DEFAULT_PATH);
  const { timeraction, promptfile } = attributes;
  if (timeraction === "1" && promptfile !== undefined) playFile(scene, promptfile, 1);
  if (timeraction === "2") endConference(scene, attributes);
}
