import { showPrompt } from "../../telephony/prompt.js";
import { note } from "../../telephony/transcript.js";
import { notifyConference } from "./notify-conference.js";
import { isOpen, type Scene } from "./scene.js";

/** How long each file is: our choice, the sandbox has none. */
export const FILE_MS = 10_000;

/**
 * Plays a file to the conference.
 *
 * @param loops how many times; below 0 without end
 * @param playcompleteurl is told when it has been played to its end
 */
export function playFile(scene: Scene, filename: string, loops: number, playcompleteurl?: string): void {
  const { engine, conference } = scene;
  const playing = { filename };
  conference.playing = playing;
  for (const callid of conference.members.keys()) {
    const call = engine.state.ivr.calls.get(callid);
    const shown = showPrompt({ file: filename, loop: String(loops) });
    if (call !== undefined) note(engine, call, "platform", `${shown} to the conference`);
  }
  if (loops < 0) return;
  engine.clock.after(loops * FILE_MS, () => {
    if (!isOpen(scene) || conference.playing !== playing) return;
    conference.playing = undefined;
    notifyConference(scene, "confPlayComplete", playcompleteurl);
  });
}
