import { StatusCodeError } from "../kernel/status-code-error.js";

/** Represents the code of a path that the platform does not have: HTTP 404 without an envelope. */
export const NOT_FOUND = "404";

/** What happens to a request that deviates from the contract in a way that real callers do. */
export interface DeviationPolicy {
  /** Whether deviations are rejected. */
  readonly strict: boolean;
  /**
   * Rejects a deviation when strict; otherwise it is remembered until {@link DeviationPolicy.accept}.
   *
   * @param code what the platform gives, or {@link NOT_FOUND}
   * @param what names and places of the request, never its values
   * @throws {StatusCodeError} when strict
   */
  report(code: string, what: string): void;
  /** Warns in both modes of what the platform takes, but is most likely a mistake. */
  note(what: string): void;
  /** The request is carried out: what was reported of it was taken. Of a request that is rejected, nothing was. */
  accept(): void;
}

/** @param warn receives each deviation that is taken */
export function createDeviationPolicy(strict: boolean, warn: (what: string) => void): DeviationPolicy {
  let reported: string[] | undefined;
  return {
    strict,
    report(code, what) {
      if (strict) throw new StatusCodeError(code, what);
      reported ??= [];
      reported.push(what);
    },
    accept() {
      for (const what of reported ?? []) warn(what);
      reported = undefined;
    },
    note: warn,
  };
}
