/** Something from outside that changes the platform, as JSON can carry it. */
export interface Input {
  /** What kind it is: the name of what carries it out again. */
  readonly do: string;
  readonly [member: string]: unknown;
}

/** Writes down what changes the platform, so that it can be done again. */
export interface Recorder {
  /**
   * Carries something out, at one instant of the sandbox's clock.
   *
   * @param describe tells what; called before it is carried out, and only where it is written down
   */
  record<Result>(describe: () => Input, run: () => Result): Result;
  /** Whether anything is written down. */
  readonly isActive: boolean;
  /** Waits until all that was carried out so far is on the disk. */
  flushed(): Promise<void>;
}

/** Writes nothing down. */
export const NO_RECORDER: Recorder = {
  record: (_, run) => run(),
  isActive: false,
  flushed: () => Promise.resolve(),
};
