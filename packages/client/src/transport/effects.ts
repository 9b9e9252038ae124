import { sleep } from "./sleep.js";

/** Clock, chance and sleep, which tests replace. */
export interface Effects {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Waits so many milliseconds, or until the signal is aborted: then it may resolve or reject. */
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** The real ones. */
export const REAL_EFFECTS: Effects = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep,
};
