import type { Clock } from "./clock.js";

/**
 * The time of the machine, or a faster one that starts there.
 *
 * @param speed seconds on this clock for each real one; 1 by default
 */
export function createRealClock(speed = 1): Clock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * speed,
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds / speed);
      // Waiting for a status report must not keep a process alive.
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}
