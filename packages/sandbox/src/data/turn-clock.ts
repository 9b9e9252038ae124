import type { MovableClock } from "../kernel/clock.js";
import { createPlanQueue } from "../kernel/plan-queue.js";

/** Node fires longer timeouts at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * A clock on which everything happens in turns: what comes from outside, and what was planned. Within a turn the time stands still, and what was planned for an earlier
 * time has happened by then, at its own time. Whoever runs the same turns at the same times again gets the same result.
 */
export interface TurnClock extends MovableClock {
  /** Runs something now. Within a turn, it belongs to that. */
  turn<Result>(run: (at: number) => Result): Result;
  /** Runs something at a time, as it was run before; the time never goes back. */
  turnAt<Result>(at: number, run: (at: number) => Result): Result;
  /**
   * Lets the time run, from then on with the machine's: at first it stands still.
   *
   * @param now what the clock is to show; not earlier than its last turn
   */
  start(now: number): void;
}

/** What a clock needs. */
export interface TurnClockOptions {
  /** Milliseconds since 1970 that it shows at first. */
  readonly at: number;
  /** Seconds on this clock for each real one. */
  readonly speed: number;
  /** Receives the time up to which plans were run, or to which it was moved, outside of a turn. */
  readonly onTime: (at: number) => void;
}

/** A clock that stands still. */
export function createTurnClock({ at: first, speed, onTime }: TurnClockOptions): TurnClock {
  const plans = createPlanQueue();
  let last = first;
  /** While a turn lasts. */
  let shown: number | undefined;
  let begun: { readonly now: number; readonly machine: number } | undefined;
  let timer: NodeJS.Timeout | undefined;

  const running = (): number =>
    begun === undefined ? last : Math.max(last, begun.now + (performance.now() - begun.machine) * speed);
  const now = (): number => shown ?? running();

  /** Runs what was planned up to a time, each plan at its own. */
  function runDue(end: number): boolean {
    let any = false;
    for (let plan = plans.takeDue(end); plan !== undefined; plan = plans.takeDue(end)) {
      any = true;
      last = Math.max(last, plan.at);
      shown = last;
      plan.run();
    }
    return any;
  }

  function arm(): void {
    clearTimeout(timer);
    const { next } = plans;
    if (next === undefined || begun === undefined) return;
    const wait = Math.max(0, Math.ceil((next - running()) / speed));
    timer = setTimeout(onTimeout, Math.min(wait, LONGEST_TIMEOUT_MS));
    timer.unref();
  }

  function onTimeout(): void {
    try {
      const any = runDue(running());
      // What was planned has happened at its own time, and not at that of the timeout.
      if (any) onTime(last);
    } finally {
      shown = undefined;
      arm();
    }
  }

  function turnAt<Result>(at: number, run: (at: number) => Result): Result {
    if (shown !== undefined) return run(shown);
    try {
      runDue(at);
      last = Math.max(last, at);
      shown = last;
      return run(last);
    } finally {
      shown = undefined;
      arm();
    }
  }

  return {
    now,
    after(milliseconds, run) {
      const cancel = plans.add(now() + milliseconds, run);
      if (shown === undefined) arm();
      return cancel;
    },
    advance(milliseconds) {
      const end = now() + milliseconds;
      turnAt(end, onTime);
      if (begun !== undefined) begun = { now: last, machine: performance.now() };
      arm();
    },
    turn: (run) => turnAt(shown ?? running(), run),
    turnAt,
    start(from) {
      begun = { now: Math.max(last, from), machine: performance.now() };
      arm();
    },
  };
}
