import { setImmediate as nextTurn } from "node:timers/promises";
import { vi } from "vitest";

/** A timeout that passes when a test says so, in place of its time. */
export interface TimeoutOnCue {
  /** The timeout to give to the client. No other timer has this length. */
  readonly timeoutMs: number;
  /** Lets the timeouts pass that run now, once the client has read what the server wrote. */
  readonly pass: () => Promise<void>;
}

/** Longer than any test: a test that never lets it pass fails by its own time limit. */
const TIMEOUT_MS = 987_654;
/** Turns of the event loop in which the client reads what is written. */
const TURNS = 10;

/**
 * Holds back the timers of one length until `pass` is called. A request then times out after the server has read it,
 * however slow the machine is, and without waiting. All other timers are real.
 */
export function timeoutOnCue(): TimeoutOnCue {
  const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;
  const held = new Map<unknown, () => void>();
  vi.stubGlobal("setTimeout", (callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    const timer = startTimer(callback, ms, ...args);
    if (ms === TIMEOUT_MS) held.set(timer, () => callback(...args));
    return timer;
  });
  vi.stubGlobal("clearTimeout", (timer: Parameters<typeof clearTimeout>[0]) => {
    held.delete(timer);
    stopTimer(timer);
  });
  return {
    timeoutMs: TIMEOUT_MS,
    async pass() {
      for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
      for (const [timer, callback] of [...held]) {
        held.delete(timer);
        stopTimer(timer as Parameters<typeof clearTimeout>[0]);
        callback();
      }
    },
  };
}
