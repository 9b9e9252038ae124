import type { Attributes } from "../../kernel/pick-command.js";
import { note } from "../../telephony/transcript.js";
import type { Scene } from "./scene.js";

/** Writes into the transcript of the member whom a command names what has become of the party. */
export function noteMember({ engine }: Scene, { callid = "" }: Attributes, what: string): void {
  const call = engine.state.ivr.calls.get(callid);
  if (call !== undefined) note(engine, call, "platform", `the party ${what}`);
}
