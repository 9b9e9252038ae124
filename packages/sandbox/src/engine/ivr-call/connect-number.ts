import type { Engine } from "../engine.js";
import type { IvrCall } from "../ivr-call-state.js";
import { note } from "../ivr-player/transcript.js";
import { beginStay } from "./begin-stay.js";
import { hangUp } from "./hang-up.js";
import { ring } from "./ring.js";

/** How long two parties talk when no command ends it: our choice. */
export const TALK_MS = 60_000;

/** Rings a number for a connected call, lets them talk, and hangs up. A number that does not answer ends the call, too (our choice). */
export function connectNumber(engine: Engine, call: IvrCall, number: string): void {
  const stay = beginStay(engine, call, "number");
  call.player.rest = [];
  note(engine, call, "platform", `calls ${number} to join it with the party`);
  ring(engine, number, ({ answered, staysMs }) => {
    const end = (): void => hangUp(engine, call, `${number} ${answered ? "hangs up" : "does not answer"}`);
    stay.after(Math.min(TALK_MS, staysMs), end);
  });
}
