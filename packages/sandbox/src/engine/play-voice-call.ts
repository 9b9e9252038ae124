import { type CallOutcome, callOutcome, LEG_PLANS } from "./call-outcome.js";
import type { Engine } from "./engine.js";
import { expectAnswer } from "./expect-answer.js";
import type { VoiceCall } from "./voice-state.js";

/** How the two kinds tell their result (spec/reference/webhooks.md#voice-code-result and spec/reference/webhooks.md#notification-call-result). */
const RESULTS = {
  landingCall: { kind: "landingCallResult", action: "SellingCall" },
  voiceVerify: { kind: "voiceVerifyResult", action: "VoiceCode" },
} as const;

/**
 * Plays a call to one number on the clock: it rings, is answered, is over; then its result goes to `respUrl`.
 *
 * @param talkMs how long the answered call lasts, if the callee lets it
 * @param broken the platform cannot play what it is told to: the call fails
 */
export function playVoiceCall(engine: Engine, call: VoiceCall, talkMs: number, broken: boolean): void {
  const { clock } = engine;
  const outcome = broken ? "cannotBeReached" : callOutcome(call.to);
  const { rings, answers, ends = Number.POSITIVE_INFINITY } = LEG_PLANS[outcome];
  if (rings !== undefined) {
    clock.after(rings, () => {
      call.phase = "ringing";
    });
  }
  if (answers !== undefined) {
    clock.after(answers, () => {
      call.phase = "talking";
      call.answered = clock.now();
    });
  }
  clock.after(answers === undefined ? ends : Math.min(ends, answers + talkMs), () => finish(engine, call, outcome));
}

function finish(engine: Engine, call: VoiceCall, outcome: CallOutcome): void {
  call.phase = "over";
  call.ended = engine.clock.now();
  call.result = resultOf(call, outcome);
  if (call.respUrl === undefined) return;
  const { kind, action } = RESULTS[call.kind];
  const message = {
    action,
    callSid: call.callSid,
    number: call.to,
    state: call.result,
    duration: String(talkSeconds(call)),
    ...(call.userData !== undefined && { userData: call.userData }),
  };
  engine.outbox.sendMessage(kind, call.respUrl, message, "xml", expectAnswer(engine, "000000"));
}

/** `0` success, `1` not answered, `2` failed. That busy and rejected count as not answered is our choice. */
function resultOf({ answered }: VoiceCall, outcome: CallOutcome): "0" | "1" | "2" {
  if (answered !== undefined) return "0";
  return outcome === "cannotBeReached" ? "2" : "1";
}

/** Talk time of a call that is over, in whole seconds. */
export function talkSeconds({ answered, ended }: Pick<VoiceCall, "answered" | "ended">): number {
  return answered === undefined || ended === undefined ? 0 : Math.round((ended - answered) / 1000);
}
