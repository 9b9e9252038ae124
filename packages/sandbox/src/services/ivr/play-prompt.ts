import type { Engine } from "../../kernel/engine.js";
import { beginStay } from "../../telephony/begin-stay.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { notePrompt } from "../../telephony/note-prompt.js";
import { listenForKeys } from "../../telephony/play-script.js";
import { type Prompt, promptMs } from "../../telephony/prompt.js";
import { proceed } from "./proceed.js";

/** Play and PlayTTS: plays to the end, or until `finishkey` is pressed. */
export function playPrompt(engine: Engine, call: IvrCall, prompt: Prompt): void {
  const stay = beginStay(engine, call, "nowhere");
  notePrompt(engine, call, prompt);
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
