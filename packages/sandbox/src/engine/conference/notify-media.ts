import type { Attributes } from "../pick-command.js";
import { notifyConference } from "./notify-conference.js";
import type { Scene } from "./scene.js";

/** `notifytype` of media control (spec/reference/ivr-protocol.md#confmedia; client-code). */
export const NOTIFY_TYPE = {
  play: "1",
  record: "2",
  louder: "3",
  mute: "4",
  pause: "5",
  stopPlay: "11",
  stopRecord: "12",
  quieter: "13",
  unmute: "14",
  resume: "15",
} as const;

/** `state` of media control (same place). */
export const MEDIA_STATE = { playing: "1", recording: "2", played: "11", recorded: "12" } as const;

/** What became of a media command. `0` is success; `1` for failure is our choice, no other value is known. */
export interface MediaResult {
  readonly ok: boolean;
  readonly state?: string;
  readonly recordduration?: string;
  readonly recordurl?: string;
}

/** Tells the result of media control: to `action` of the command, else to `mediaopturl` of CreateConf. */
export function notifyMedia(
  scene: Scene,
  attributes: Attributes,
  operation: keyof typeof NOTIFY_TYPE,
  { ok, ...more }: MediaResult = { ok: true },
): void {
  const relative = attributes["action"] ?? scene.conference.settings["mediaopturl"];
  const parameters = { notifytype: NOTIFY_TYPE[operation], result: ok ? "0" : "1", ...more };
  notifyConference(scene, "confMedia", relative, parameters);
}
