import type { Engine } from "../kernel/engine.js";
import { type CallOutcome, callOutcome, LEG_PLANS } from "./call-outcome.js";

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
