import { sleep } from "./sleep.js";

/** Clock, random source and sleep, which tests replace. */
export interface Effects {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Waits `ms` milliseconds, or until the signal is aborted: then it may resolve or reject. */
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** The effects of the runtime. */
export const REAL_EFFECTS: Effects = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep,
};
