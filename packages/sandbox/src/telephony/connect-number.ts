import type { Engine } from "../kernel/engine.js";
import { beginStay } from "./begin-stay.js";
import { hangUp } from "./hang-up.js";
import type { IvrCall } from "./ivr-call-state.js";
import { OUTCOME_TEXTS, ring } from "./ring.js";
import { note } from "./transcript.js";

/** How long two parties talk when no command ends it: our choice. */
export const TALK_MS = 60_000;

/**
 * Rings a number for a connected call, lets them talk, and hangs up. A number that does not answer ends the call, too (our choice).
 *
 * @param isOnPhone the number has been called already
 */
export function connectNumber(engine: Engine, call: IvrCall, number: string, isOnPhone = false): void {
  const stay = beginStay(engine, call, "number");
  call.player.rest = [];
  const endAfter = (milliseconds: number, what: string): void => {
    stay.after(milliseconds, () => hangUp(engine, call, `${number} ${what}`));
  };
  if (isOnPhone) {
    note(engine, call, "platform", `joins ${number} with the party`);
    endAfter(TALK_MS, "hangs up");
  } else {
    note(engine, call, "platform", `calls ${number} to join it with the party`);
    ring(engine, number, ({ answered, outcome, staysMs }) => {
      endAfter(Math.min(TALK_MS, staysMs), answered ? "hangs up" : OUTCOME_TEXTS[outcome]);
    });
  }
}
