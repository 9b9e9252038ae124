import type { Application } from "../../kernel/application.js";
import { evictOldest, KEPT_CALLS } from "../../kernel/bounded-store.js";
import { recordingUrl } from "../../kernel/identifiers.js";
import { type Result, recordChanged } from "../../kernel/kernel.js";
import { talkSeconds } from "../../kernel/times.js";
import { type CallOutcome, callOutcome, LEG_PLANS } from "../../telephony/test-numbers.js";
import { beginTranscript, note } from "../../telephony/transcript.js";
import { type CallReporter, createAuthorisation } from "./callbacks.js";
import { createRecord } from "./record.js";
import type { CallLeg, TwoWayCall, TwoWayCallPlatform } from "./state.js";

/** Fields of a call-back request. */
export type TwoWayCallSettings = Pick<
  TwoWayCall,
  | "subAccountSid"
  | "from"
  | "to"
  | "customerSerNum"
  | "fromSerNum"
  | "userData"
  | "hangupCdrUrl"
  | "needBothCdr"
  | "maxCallMs"
  | "recordFrom"
>;

/** Accepts a call-back and lets it play. TwoWayCall authorisation, where it is on, takes the place of the record (spec/reference/webhooks.md#call-detail-record). */
export function startTwoWayCall(
  platform: TwoWayCallPlatform,
  { appId, callAuthUrl }: Application,
  settings: TwoWayCallSettings,
): TwoWayCall {
  const { twoWayCalls, ids, clock, events } = platform;
  const call: TwoWayCall = {
    ...settings,
    callSid: ids.hex32(),
    orderId: `CM${ids.digits(20)}`,
    appId,
    created: clock.now(),
    caller: { began: undefined, ringing: undefined, answered: undefined },
    callee: { began: undefined, ringing: undefined, answered: undefined },
    phase: "authorising",
    sessionMs: undefined,
    ended: undefined,
    byeType: undefined,
    recordUrl: undefined,
    billdata: undefined,
    hangUp: (byeType) => {
      if (call.phase === "over") return;
      call.phase = "over";
      call.ended = clock.now();
      call.byeType = byeType;
      note(platform, call, "platform", `ends the call: byetype ${byeType}`);
      if (call.recordFrom !== undefined && call[call.recordFrom].answered !== undefined) {
        call.recordUrl = recordingUrl(platform);
      }
      reporter.over();
    },
  };
  const reporter =
    callAuthUrl === undefined ? createRecord(platform, call) : createAuthorisation(platform, callAuthUrl, call);
  evictOldest(twoWayCalls, KEPT_CALLS);
  twoWayCalls.set(call.callSid, call);
  recordChanged(platform, "two-way-call", call.callSid);
  beginTranscript(platform, call);
  events.emit("UsageRecorded", { appId, at: call.created, callSid: call.callSid, orderId: call.orderId });
  playTwoWayCall(platform, call, reporter);
  return call;
}

/** @assumption A call-back talks for 60 seconds, then the caller hangs up. */
const TALK_MS = 60_000;

/**
 * `byetype` of a call that a party ends (spec/reference/webhooks.md#byetype).
 *
 * @assumption A caller who is busy or cannot be reached gives `byetype` `-4`; a callee who is busy
 *   `-1`, one who cannot be reached `-5`.
 */
const CALLER_ENDS: Readonly<Record<CallOutcome, string>> = {
  answers: "3",
  doesNotAnswer: "-2",
  isBusy: "-4",
  cannotBeReached: "-4",
  rejects: "-10",
  hangsUpEarly: "-3",
};
const CALLEE_ENDS: Readonly<Record<CallOutcome, string>> = {
  answers: "4",
  doesNotAnswer: "-2",
  isBusy: "-1",
  cannotBeReached: "-5",
  rejects: "-9",
  hangsUpEarly: "4",
};

/** Plays a call-back on the clock: the caller is called, then the callee, then they talk. When it ends, the rest of the plan is dropped. */
export function playTwoWayCall(platform: TwoWayCallPlatform, call: TwoWayCall, reporter: CallReporter): void {
  const later = (milliseconds: number, run: () => void): void => {
    platform.clock.after(milliseconds, () => {
      if (call.phase !== "over") run();
    });
  };

  function dial(leg: CallLeg, number: string, onAnswer: () => void, byeTypes: typeof CALLER_ENDS): void {
    const outcome = callOutcome(number);
    const { rings, answers, ends } = LEG_PLANS[outcome];
    note(platform, call, "platform", `calls ${number}`);
    leg.began = platform.clock.now();
    if (rings !== undefined) {
      later(rings, () => {
        leg.ringing = platform.clock.now();
        recordChanged(platform, "two-way-call", call.callSid);
      });
    }
    if (answers !== undefined) {
      later(answers, () => {
        leg.answered = platform.clock.now();
        note(platform, call, "party", `${number} answers`);
        onAnswer();
      });
    }
    if (ends !== undefined) later(ends, () => call.hangUp(byeTypes[outcome]));
  }

  function dialCaller(): void {
    call.phase = "callingCaller";
    dial(call.caller, call.from, dialCallee, CALLER_ENDS);
  }

  function dialCallee(): void {
    call.phase = "callingCallee";
    dial(call.callee, call.to, talk, CALLEE_ENDS);
  }

  function talk(): void {
    call.phase = "talking";
    later(TALK_MS, () => call.hangUp(CALLER_ENDS.answers));
    watchLimit();
    reporter.established(watchLimit);
  }

  /**
   * A reply to CallEstablish may set another limit, which is watched in its place.
   *
   * @assumption The limit of a call-back counts from the callee's answer.
   */
  function watchLimit(): void {
    const limit = limitOf(call);
    if (limit === undefined || call.callee.answered === undefined) return;
    later(Math.max(0, call.callee.answered + limit - platform.clock.now()), () => {
      if (limitOf(call) === limit) call.hangUp("2");
    });
  }

  reporter.begin((allowed) => {
    if (call.phase === "over") return;
    if (allowed) dialCaller();
    else call.hangUp("-7");
  });
}

function limitOf({ maxCallMs, sessionMs }: TwoWayCall): number | undefined {
  return maxCallMs ?? sessionMs;
}

/**
 * Result of getCallResult for a two-way call, as one client asks for it.
 *
 * @assumption Of a two-way call the callee's talk counts; cancelled and rejected calls have failed.
 */
export function twoWayCallResult({ twoWayCalls }: TwoWayCallPlatform, callSid: string): Result | undefined {
  const call = twoWayCalls.get(callSid);
  if (call === undefined) return undefined;
  const { ended, byeType, callee } = call;
  if (ended === undefined) return { callTime: "0" };
  const outcome = callee.answered !== undefined ? "0" : FAILED.has(byeType ?? "") ? "2" : "1";
  return { state: outcome, callTime: String(talkSeconds({ answered: callee.answered, ended })) };
}

/** A leg that could not be made, a rejection, a cancellation. */
const FAILED: ReadonlySet<string> = new Set(["-4", "-5", "-7", "-14"]);
