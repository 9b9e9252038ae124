import { type CallOutcome, callOutcome, LEG_PLANS } from "../call-outcome.js";
import type { Call, CallLeg } from "../callback-state.js";
import type { Engine } from "../engine.js";
import type { CallReporter } from "./call-reporter.js";

/** How long the two talk until the caller hangs up: our choice. */
const TALK_MS = 60_000;

/** `byetype` of a call that a party ends (spec/reference/webhooks.md#byetype); which value a busy or unreachable party gives is our choice. */
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

/** Plays a call-back on the clock: the caller is called, then the callee, then they talk. Whoever ends it, the rest of the plan is dropped. */
export function playCallback(engine: Engine, call: Call, reporter: CallReporter): void {
  const later = (milliseconds: number, run: () => void): void => {
    engine.clock.after(milliseconds, () => {
      if (call.phase !== "over") run();
    });
  };

  function dial(leg: CallLeg, outcome: CallOutcome, onAnswer: () => void, byeType: string): void {
    const { rings, answers, ends } = LEG_PLANS[outcome];
    leg.began = engine.clock.now();
    if (rings !== undefined) {
      later(rings, () => {
        leg.ringing = engine.clock.now();
      });
    }
    if (answers !== undefined) {
      later(answers, () => {
        leg.answered = engine.clock.now();
        onAnswer();
      });
    }
    if (ends !== undefined) later(ends, () => call.hangUp(byeType));
  }

  function dialCaller(): void {
    call.phase = "callingCaller";
    const outcome = callOutcome(call.from);
    dial(call.caller, outcome, dialCallee, CALLER_ENDS[outcome]);
  }

  function dialCallee(): void {
    call.phase = "callingCallee";
    const outcome = callOutcome(call.to);
    dial(call.callee, outcome, talk, CALLEE_ENDS[outcome]);
  }

  function talk(): void {
    call.phase = "talking";
    later(TALK_MS, () => call.hangUp(CALLER_ENDS.answers));
    watchLimit();
    reporter.established(watchLimit);
  }

  /** The limit counts from the callee's answer (our choice). An answer to CallEstablish may set another one, which is watched in its place. */
  function watchLimit(): void {
    const limit = limitOf(call);
    if (limit === undefined || call.callee.answered === undefined) return;
    later(Math.max(0, call.callee.answered + limit - engine.clock.now()), () => {
      if (limitOf(call) === limit) call.hangUp("2");
    });
  }

  reporter.begin((allowed) => {
    if (call.phase === "over") return;
    if (allowed) dialCaller();
    else call.hangUp("-7");
  });
}

function limitOf({ maxCallMs, sessionMs }: Call): number | undefined {
  return maxCallMs ?? sessionMs;
}
