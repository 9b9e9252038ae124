import { sleep } from "../transport/sleep.js";

/** Time, as pacing needs it. */
export interface Clock {
  /** Milliseconds since any instant. */
  readonly now: () => number;
  /** Resolves after some milliseconds, or as soon as the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** The time of the world. */
export const REAL_CLOCK: Clock = { now: () => performance.now(), sleep };
