import type { Engine } from "../engine.js";
import type { IvrCall } from "../ivr-call-state.js";
import { Refusal } from "../refusal.js";
import { proceed } from "./proceed.js";
import { note } from "./transcript.js";

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
