import { createCall, type NewCall } from "./call.js";
import { enterActivity } from "./call-activity.js";
import { hangUp, partyHangsUp } from "./hang-up.js";
import { planHangUp } from "./keypad.js";
import type { Call, RingingPhone, TelephonyPlatform, TelephonyState } from "./state.js";
import { type CallOutcome, callOutcome, LEG_PLANS } from "./test-numbers.js";
import { note } from "./transcript.js";

/** How the ringing of a phone ended. */
export interface DialResult {
  readonly answered: boolean;
  readonly outcome: CallOutcome;
  /** How long the party stays before it hangs up by itself, in milliseconds. */
  readonly staysMs: number;
}

/** The text of each in a transcript. */
export const OUTCOME_TEXTS: Readonly<Record<CallOutcome, string>> = {
  answers: "answers",
  doesNotAnswer: "does not answer",
  isBusy: "is busy",
  cannotBeReached: "cannot be reached",
  rejects: "rejects the call",
  hangsUpEarly: "answers",
};

/** Lets a phone ring; it is answered or not by its number, unless a person picks it up before. */
export function dial(
  { clock, telephony }: TelephonyPlatform,
  number: string,
  onEnd: (result: DialResult) => void,
): void {
  const outcome = callOutcome(number);
  const { answers, ends = Number.POSITIVE_INFINITY } = LEG_PLANS[outcome];
  const answered = answers !== undefined;
  const end = (result: DialResult): void => {
    stopRinging(telephony, number, phone);
    onEnd(result);
  };
  const cancel = clock.after(answers ?? ends, () => end({ answered, outcome, staysMs: answered ? ends - answers : 0 }));
  const phone: RingingPhone = {
    pickUp(taken) {
      cancel();
      end(taken ? PICKED_UP : REJECTED);
    },
  };
  telephony.ringing.set(number, (telephony.ringing.get(number) ?? new Set()).add(phone));
}

/** A call that a person answered is ended by a person. */
const PICKED_UP: DialResult = { answered: true, outcome: "answers", staysMs: Number.POSITIVE_INFINITY };
const REJECTED: DialResult = { answered: false, outcome: "rejects", staysMs: 0 };

function stopRinging({ ringing }: TelephonyState, number: string, phone: RingingPhone): void {
  const phones = ringing.get(number);
  phones?.delete(phone);
  if (phones?.size === 0) ringing.delete(number);
}

/** Whom to call, and what then. */
export interface Placing extends NewCall {
  readonly onAnswer: (call: Call) => void;
  /** Runs after the call has ended unanswered. */
  readonly onNoAnswer?: (call: Call) => void;
}

/** Places a call: its phone rings, and its number decides what the party does. */
export function placeCall(platform: TelephonyPlatform, placing: Placing): Call {
  const call = createCall(platform, placing);
  note(platform, call, "platform", `calls ${call.number}`);
  dial(platform, call.number, (result) => settle(platform, call, placing, result));
  return call;
}

function settle(
  platform: TelephonyPlatform,
  call: Call,
  placing: Placing,
  { answered, outcome, staysMs }: DialResult,
): void {
  if (answered) {
    call.state = "answered";
    call.answered = platform.clock.now();
    note(platform, call, "party", "answers");
    if (Number.isFinite(staysMs)) platform.clock.after(staysMs, () => partyHangsUp(platform, call));
    planHangUp(platform, call);
    placing.onAnswer(call);
  } else if (call.noAnswerNumber !== undefined) {
    const number = call.noAnswerNumber;
    call.noAnswerNumber = undefined;
    call.player.script = platform.telephony.scripts.get(number) ?? [];
    note(platform, call, "platform", `calls ${number} instead`);
    dial(platform, number, (result) => settle(platform, call, placing, result));
  } else {
    call.failure = outcome;
    hangUp(platform, call, `the party ${OUTCOME_TEXTS[outcome]}`);
    placing.onNoAnswer?.(call);
  }
}

/** @assumption Two parties of an IVR call talk for 60 seconds when no command ends it. */
export const TALK_MS = 60_000;

/**
 * Rings a number for a connected call, lets them talk, and hangs up.
 *
 * @param isOnPhone the number has been called already
 * @assumption A second party that does not answer ends the call.
 */
export function connectNumber(platform: TelephonyPlatform, call: Call, number: string, isOnPhone = false): void {
  const activity = enterActivity(platform, call, "number");
  call.player.rest = [];
  const endAfter = (milliseconds: number, what: string): void => {
    activity.after(milliseconds, () => hangUp(platform, call, `${number} ${what}`));
  };
  if (isOnPhone) {
    note(platform, call, "platform", `joins ${number} with the party`);
    endAfter(TALK_MS, "hangs up");
  } else {
    note(platform, call, "platform", `calls ${number} to join it with the party`);
    dial(platform, number, ({ answered, outcome, staysMs }) => {
      endAfter(Math.min(TALK_MS, staysMs), answered ? "hangs up" : OUTCOME_TEXTS[outcome]);
    });
  }
}
