import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { checkNames } from "./check-names.js";
import type { CallOptions } from "./client-options.js";

/** The names of the options of a call. */
export const CALL_OPTIONS: Record<keyof CallOptions, true> = {
  format: true,
  signal: true,
  timeoutMs: true,
  deadlineMs: true,
  retry: true,
};

/** @throws {CloopenConfigError} for an option that does not exist, and for a signal that is none */
export function checkCallOptions(options: CallOptions, operation: string): void {
  checkNames(options, CALL_OPTIONS, "the options of a call", operation);
  const signal: unknown = options.signal;
  if (signal !== undefined && !(typeof signal === "object" && signal !== null && "aborted" in signal))
    throw new CloopenConfigError("signal must be an AbortSignal, not its AbortController", operation);
}
