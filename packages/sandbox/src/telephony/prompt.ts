import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import type { Call, TelephonyPlatform } from "./state.js";
import { note } from "./transcript.js";

/** A file that is played, or a text that is spoken. */
export type Prompt = IvrCommandTypes["Play"] | IvrCommandTypes["PlayTTS"];

/**
 * @assumption A file and a spoken text last ten seconds each time, in IVR calls too; the sandbox
 *   makes no sound.
 */
export const PROMPT_MS = 10_000;

/** How long a prompt takes, in milliseconds; without end for `loop` below 0. */
export function promptMs({ loop = "1" }: Prompt): number {
  return Number(loop) < 0 ? Number.POSITIVE_INFINITY : Number(loop) * PROMPT_MS;
}

/** How long it takes until something else can come: once, for a prompt without end. */
export function firstRoundMs(prompt: Prompt | undefined): number {
  if (prompt === undefined) return 0;
  const ms = promptMs(prompt);
  return Number.isFinite(ms) ? ms : PROMPT_MS;
}

/** Its text in a transcript. */
export function showPrompt(prompt: Prompt): string {
  const { loop = "1" } = prompt;
  const times = loop === "1" ? "" : Number(loop) < 0 ? ", again and again" : `, ${loop} times`;
  // @assumption `type` of Play has no effect.
  const type = "type" in prompt && prompt.type !== undefined ? `, type ${prompt.type}` : "";
  return "file" in prompt ? `plays ${prompt.file}${type}${times}` : `says “${prompt.text}”${times}`;
}

/** Notes that a prompt is played, if there is one and it is played at all (`loop` 0). */
export function notePrompt(platform: TelephonyPlatform, call: Call, prompt: Prompt | undefined): void {
  if (prompt !== undefined && prompt.loop !== "0") note(platform, call, "platform", showPrompt(prompt));
}
