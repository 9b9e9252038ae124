/** Stops what was planned. */
export type Cancel = () => void;

/** The sandbox's time. Everything that happens later is planned on it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs something once that much time has passed on this clock. */
  after(milliseconds: number, run: () => void): Cancel;
}
