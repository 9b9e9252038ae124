import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { chooseFormats } from "../protocol/choose-formats.js";
import type { Formats } from "../protocol/format.js";
import type { AnyOperation } from "../protocol/operation.js";
import { checkNames } from "./check-names.js";
import type { CallOptions } from "./client-options.js";
import { type RetryPolicy, readRetryOptions } from "./retry-options.js";
import { checkFormat, type Settings, validateTimeouts } from "./settings.js";

/** Names of the options of a call. */
export const CALL_OPTIONS: Record<keyof CallOptions, true> = {
  format: true,
  signal: true,
  timeoutMs: true,
  deadlineMs: true,
  retry: true,
  onResponse: true,
};

/** The options of one call, with defaults applied. */
export interface CallSettings {
  readonly formats: Formats;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly policy: RetryPolicy;
  readonly onResponse: CallOptions["onResponse"];
}

/**
 * Validates the options of a call and applies the defaults of its client.
 *
 * @throws {CloopenConfigError} for an unknown option, and for values out of range
 */
export function readCallOptions(
  options: CallOptions,
  settings: Settings,
  { id, preferred }: AnyOperation,
): CallSettings {
  checkNames(options, CALL_OPTIONS, "the options of a call", id);
  const { signal, format, timeoutMs = settings.timeoutMs, deadlineMs = settings.deadlineMs } = options;
  checkSignal(signal, id);
  if (options.onResponse !== undefined && typeof options.onResponse !== "function")
    throw new CloopenConfigError("onResponse must be a function", id);
  checkFormat(format);
  validateTimeouts(timeoutMs, deadlineMs, id);
  return {
    formats: chooseFormats(format, settings.format, preferred),
    signal,
    timeoutMs,
    deadlineMs,
    policy: readRetryOptions(options.retry, settings.retry, id),
    onResponse: options.onResponse,
  };
}

function checkSignal(signal: unknown, operation: string): void {
  if (signal === undefined) return;
  const isSignal = typeof signal === "object" && signal !== null && "aborted" in signal && "addEventListener" in signal;
  if (!isSignal) throw new CloopenConfigError("`signal` is not an AbortSignal; give controller.signal", operation);
}
