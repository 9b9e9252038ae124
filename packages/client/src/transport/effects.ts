import { fetchOnce } from "./fetch-once.js";
import { sleep } from "./sleep.js";

/** What the client needs of the world; tests put their own in. */
export interface Effects {
  /** Sends one request. The body is a string, or a `Blob` where a file is uploaded. */
  readonly fetch: (url: string, init: OutgoingInit) => Promise<Response>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Waits so many milliseconds, or until the signal is aborted: then it may resolve or reject. */
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** What the client hands to `fetch`: plain values, so that the body keeps its length. */
export interface OutgoingInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Blob;
  readonly signal: AbortSignal;
  readonly redirect: "manual";
}

/** The real world. */
export const REAL_EFFECTS: Effects = {
  fetch: fetchOnce,
  now: () => Date.now(),
  random: () => Math.random(),
  sleep,
};
