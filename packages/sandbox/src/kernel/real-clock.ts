import type { MovableClock } from "./clock.js";
import { createPlanQueue } from "./plan-queue.js";

/** Node fires longer timeouts at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * The time of the machine, or a faster one that starts there. Moving it puts it ahead by that much for good.
 *
 * @param speed seconds on this clock for each real one; 1 by default
 */
export function createRealClock(speed = 1): MovableClock {
  const start = Date.now();
  const plans = createPlanQueue();
  let ahead = 0;
  /** While the clock is moved, it shows the time of the plan that runs. */
  let shown: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const now = (): number => shown ?? start + (Date.now() - start) * speed + ahead;

  function runDue(end: number): void {
    for (let plan = plans.takeDue(end); plan !== undefined; plan = plans.takeDue(end)) plan.run();
  }

  /** One timeout for all plans, at the time of the next. */
  function arm(): void {
    clearTimeout(timer);
    const { next } = plans;
    if (next === undefined) return;
    // A timeout may come a little early: then it is set once more.
    const wait = Math.max(0, Math.ceil((next - now()) / speed));
    timer = setTimeout(
      () => {
        runDue(now());
        arm();
      },
      Math.min(wait, LONGEST_TIMEOUT_MS),
    );
    // Waiting for a status report must not keep a process alive.
    timer.unref();
  }

  return {
    now,
    after(milliseconds, run) {
      const at = now() + milliseconds;
      const { next } = plans;
      const cancel = plans.add(at, run);
      if (next === undefined || at < next) arm();
      return cancel;
    },
    advance(milliseconds) {
      const end = now() + milliseconds;
      shown = now();
      try {
        for (let plan = plans.takeDue(end); plan !== undefined; plan = plans.takeDue(end)) {
          shown = Math.max(shown, plan.at);
          plan.run();
        }
      } finally {
        shown = undefined;
      }
      ahead += milliseconds;
      arm();
    },
  };
}
