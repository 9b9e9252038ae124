import type { Engine } from "../../engine.js";
import { beginStay } from "../../ivr-call/begin-stay.js";
import type { IvrCall } from "../../ivr-call-state.js";
import { listenForKeys } from "../play-script.js";
import { proceed } from "../proceed.js";
import { type Prompt, promptMs, showPrompt } from "../prompt.js";
import { note } from "../transcript.js";

/** Play and PlayTTS: plays to the end, or until `finishkey` is pressed. */
export function playPrompt(engine: Engine, call: IvrCall, prompt: Prompt): void {
  const stay = beginStay(engine, call, "nowhere");
  note(engine, call, "platform", showPrompt(prompt));
  const end = (): void => proceed(engine, call);
  const ms = promptMs(prompt);
  if (Number.isFinite(ms)) stay.after(ms, end);
  const key = "finishkey" in prompt ? prompt.finishkey : undefined;
  if (!key) return;
  const onKeys = (keys: string): void => {
    if (keys.includes(key)) end();
  };
  listenForKeys(engine, call, onKeys, key);
}
