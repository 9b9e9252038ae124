import type { Clock } from "./clock.js";

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves time forward and runs, in order, all that falls due. */
  advance(milliseconds: number): void;
}

interface Plan {
  readonly at: number;
  readonly run: () => void;
}

/** @param start milliseconds since 1970; the machine's time by default */
export function createManualClock(start: number = Date.now()): ManualClock {
  let now = start;
  let plans: Plan[] = [];
  return {
    now: () => now,
    after(milliseconds, run) {
      const plan = { at: now + milliseconds, run };
      plans.push(plan);
      return () => {
        plans = plans.filter((other) => other !== plan);
      };
    },
    advance(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const [next] = plans.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
        if (next === undefined) break;
        plans = plans.filter((plan) => plan !== next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
    },
  };
}
