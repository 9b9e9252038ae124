import type { Engine } from "../kernel/kernel.js";
import { createIvrCall, type IvrCall, type NewCall } from "./call.js";
import { beginStay } from "./call-activity.js";
import { hangUp, partyHangsUp } from "./hang-up.js";
import { planHangUp } from "./keypad.js";
import { type CallOutcome, callOutcome, LEG_PLANS } from "./test-numbers.js";
import { note } from "./transcript.js";

/** How the ringing of a phone ended. */
export interface Rung {
  readonly answered: boolean;
  readonly outcome: CallOutcome;
  /** How long the party stays before it hangs up by itself, in milliseconds. */
  readonly staysMs: number;
}

/** What a transcript says of each. */
export const OUTCOME_TEXTS: Readonly<Record<CallOutcome, string>> = {
  answers: "answers",
  doesNotAnswer: "does not answer",
  isBusy: "is busy",
  cannotBeReached: "cannot be reached",
  rejects: "rejects the call",
  hangsUpEarly: "answers",
};

/** Lets a phone ring; it is answered or not by its number. */
export function ring({ clock }: Engine, number: string, onEnd: (rung: Rung) => void): void {
  const outcome = callOutcome(number);
  const { answers, ends = Number.POSITIVE_INFINITY } = LEG_PLANS[outcome];
  const answered = answers !== undefined;
  clock.after(answers ?? ends, () => onEnd({ answered, outcome, staysMs: answered ? ends - answers : 0 }));
}

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
