import type { Engine } from "../kernel/engine.js";
import type { IvrCall } from "./ivr-call-state.js";
import { type Prompt, showPrompt } from "./prompt.js";
import { note } from "./transcript.js";

/** Notes that a prompt is played, if there is one and it is played at all (`loop` 0). */
export function notePrompt(engine: Engine, call: IvrCall, prompt: Prompt | undefined): void {
  if (prompt !== undefined && prompt.loop !== "0") note(engine, call, "platform", showPrompt(prompt));
}
