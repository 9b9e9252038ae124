import type { Cancel, Clock } from "./clock.js";

/** A clock whose plans can all be dropped at once, so that what was planned before a reset does not happen after it. */
export interface CancellingClock extends Clock {
  cancelAll(): void;
}

/** Plans on another clock, and remembers what is still to come. */
export function createCancellingClock(clock: Clock): CancellingClock {
  const plans = new Set<Cancel>();
  return {
    now: () => clock.now(),
    after(milliseconds, run) {
      const drop = clock.after(milliseconds, () => {
        plans.delete(cancel);
        run();
      });
      const cancel = (): void => {
        plans.delete(cancel);
        drop();
      };
      plans.add(cancel);
      return cancel;
    },
    cancelAll() {
      for (const cancel of plans) cancel();
    },
  };
}
