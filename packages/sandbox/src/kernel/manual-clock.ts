import type { MovableClock } from "./clock.js";
import { createPlanQueue } from "./plan-queue.js";

/** A clock that does not move until it is moved. */
export interface ManualClock extends MovableClock {}

/** @param start milliseconds since 1970; the machine's time by default */
export function createManualClock(start: number = Date.now()): ManualClock {
  let now = start;
  const plans = createPlanQueue();
  return {
    now: () => now,
    after: (milliseconds, run) => plans.add(now + milliseconds, run),
    advance(milliseconds) {
      const end = now + milliseconds;
      for (let plan = plans.takeDue(end); plan !== undefined; plan = plans.takeDue(end)) {
        now = Math.max(now, plan.at);
        plan.run();
      }
      now = end;
    },
  };
}
