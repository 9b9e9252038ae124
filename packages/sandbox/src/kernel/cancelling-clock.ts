import type { Cancel, Clock } from "./clock.js";

/** A clock whose plans can all be dropped at once, so that what was planned before a reset does not happen after it. */
export interface CancellingClock extends Clock {
  /** Nothing can be planned on it after that: an answer to a callback may still be on its way. */
  cancelAll(): void;
}

/** Plans on another clock, and remembers what is still to come. */
export function createCancellingClock(clock: Clock): CancellingClock {
  const plans = new Set<Cancel>();
  let closed = false;
  return {
    now: () => clock.now(),
    after(milliseconds, run) {
      if (closed) return () => {};
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
      closed = true;
      for (const cancel of plans) cancel();
    },
  };
}
