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
