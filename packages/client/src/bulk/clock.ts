import { sleep } from "../transport/sleep.js";

/** Clock of the rate limiter. */
export interface Clock {
  /** Milliseconds since an arbitrary instant. */
  readonly now: () => number;
  /** Resolves after `ms` milliseconds, or as soon as the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** The clock of the runtime. */
export const REAL_CLOCK: Clock = { now: () => performance.now(), sleep };
