import type { Engine } from "../../kernel/engine.js";
import { Refusal } from "../../kernel/refusal.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { note } from "../../telephony/transcript.js";
import { proceed } from "./proceed.js";

/** Carries out a command that a REST operation would refuse: here it fails, and the commands that follow run. */
export function failCommand(engine: Engine, call: IvrCall, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    note(engine, call, "platform", `the command fails with ${error.statusCode}`);
    proceed(engine, call);
  }
}
