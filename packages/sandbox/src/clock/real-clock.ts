import type { Clock } from "./clock.js";

/** Node fires longer timeouts at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

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
      let timer: NodeJS.Timeout;
      const wait = (left: number): void => {
        const step = Math.min(left, LONGEST_TIMEOUT_MS);
        timer = setTimeout(() => (left > step ? wait(left - step) : run()), step);
        // Waiting for a status report must not keep a process alive.
        timer.unref();
      };
      wait(milliseconds / speed);
      return () => clearTimeout(timer);
    },
  };
}
