/** Stops what was planned. */
export type Cancel = () => void;

/** The sandbox's time. Everything that happens later is planned on it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs something once that much time has passed on this clock. */
  after(milliseconds: number, run: () => void): Cancel;
}

/** A clock that can be moved. */
export interface MovableClock extends Clock {
  /** Moves time forward and runs, in order, all that falls due. */
  advance(milliseconds: number): void;
}

/** Whether a clock can be moved. */
export function isMovable(clock: Clock): clock is MovableClock {
  return "advance" in clock && typeof clock.advance === "function";
}

/** A clock whose plans can all be dropped at once, so that what was planned before a reset does not happen after it. */
export interface CancellingClock extends Clock {
  /** Nothing can be planned on it after that: a response to a callback may still be on its way. */
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
