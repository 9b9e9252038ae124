/** Tells the developer's server of a call-back. */
export interface CallReporter {
  /** Asks whether the call may be made. */
  begin(onDecision: (allowed: boolean) => void): void;
  /** The callee has answered. */
  established(onSession: () => void): void;
  over(): void;
}
