import { partyHangsUp } from "./hang-up.js";
import type { Call, TelephonyPlatform } from "./state.js";
import { note } from "./transcript.js";

/** The party presses keys: what waits for keys gets them; in a conference they are reported. Others are lost. */
export function pressKeys(platform: TelephonyPlatform, call: Call, keys: string): void {
  if (call.state !== "answered") return;
  const { onKeys } = call.player;
  const lost = onKeys === undefined && call.activity.at !== "conference";
  note(platform, call, "party", `presses ${keys}${lost ? ", which nobody waits for" : ""}`);
  onKeys?.(keys);
  platform.events.emit("KeysPressed", { call, keys });
}

/** How long a party takes to press keys. */
const PRESS_MS = 1_000;

/** @assumption A party without a script says five seconds at Record. */
const SPEECH_SECONDS = 5;

/** Plans the hang-up of a party whose script says that it comes next. */
export function planHangUp(platform: TelephonyPlatform, call: Call): void {
  const [step] = call.player.script;
  if (step === undefined || !("hangUp" in step)) return;
  call.player.script = [];
  platform.clock.after(step.after ?? 0, () => partyHangsUp(platform, call));
}

/**
 * Waits for keys, those of the script included.
 *
 * @param only keys that the script's step must be to count here
 */
export function listenForKeys(
  platform: TelephonyPlatform,
  call: Call,
  onKeys: (keys: string) => void,
  only?: string,
): void {
  call.player.onKeys = onKeys;
  const [step, ...rest] = call.player.script;
  if (step === undefined || !("press" in step) || (only !== undefined && step.press !== only)) return;
  call.player.script = rest;
  if (step.press === "") planHangUp(platform, call);
  else {
    platform.clock.after(step.after ?? PRESS_MS, () => {
      pressKeys(platform, call, step.press);
      planHangUp(platform, call);
    });
  }
}

/** How many seconds the party speaks now. */
export function takeSpeech({ player }: Call): number {
  const [step, ...rest] = player.script;
  if (step === undefined || !("speak" in step)) return SPEECH_SECONDS;
  player.script = rest;
  return step.speak;
}
