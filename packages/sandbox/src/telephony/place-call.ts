import type { Engine } from "../kernel/engine.js";
import { createIvrCall, type NewCall } from "./create-ivr-call.js";
import { hangUp } from "./hang-up.js";
import type { IvrCall } from "./ivr-call-state.js";
import { partyHangsUp } from "./party-hangs-up.js";
import { planHangUp } from "./play-script.js";
import { OUTCOME_TEXTS, type Rung, ring } from "./ring.js";
import { note } from "./transcript.js";

/** Whom to call, and what then. */
export interface Placing extends NewCall {
  readonly onAnswer: (call: IvrCall) => void;
  /** Runs after the call has ended unanswered. */
  readonly onNoAnswer?: (call: IvrCall) => void;
}

/** Places a call: its phone rings, and its number decides what the party does. */
export function placeCall(engine: Engine, placing: Placing): IvrCall {
  const call = createIvrCall(engine, placing);
  note(engine, call, "platform", `calls ${call.number}`);
  ring(engine, call.number, (rung) => settle(engine, call, placing, rung));
  return call;
}

function settle(engine: Engine, call: IvrCall, placing: Placing, { answered, outcome, staysMs }: Rung): void {
  if (answered) {
    call.state = "answered";
    call.answered = engine.clock.now();
    note(engine, call, "party", "answers");
    if (Number.isFinite(staysMs)) engine.clock.after(staysMs, () => partyHangsUp(engine, call));
    planHangUp(engine, call);
    placing.onAnswer(call);
  } else if (call.noAnswerNumber !== undefined) {
    const number = call.noAnswerNumber;
    call.noAnswerNumber = undefined;
    call.player.script = engine.state.ivr.scripts.get(number) ?? [];
    note(engine, call, "platform", `calls ${number} instead`);
    ring(engine, number, (rung) => settle(engine, call, placing, rung));
  } else {
    call.failure = outcome;
    hangUp(engine, call, `the party ${OUTCOME_TEXTS[outcome]}`);
    placing.onNoAnswer?.(call);
  }
}
