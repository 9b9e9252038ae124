import type { RunOptions, SendingHours } from "../campaigns.js";

/** Options of a run, with defaults applied. */
export interface RunSettings
  extends Required<Pick<RunOptions, "batchSize" | "concurrency" | "maxFailures" | "repeatUnknown">> {
  readonly signal: AbortSignal | undefined;
  readonly onProgress: RunOptions["onProgress"];
  /** Milliseconds between the starts of two requests; 0 for no limit. */
  readonly gapMs: number;
  readonly hours: { readonly from: number; readonly until: number } | undefined;
  readonly timeoutMs: number;
}

/** Recipients per request: 200 on newer pages of the vendor, `160048` above (spec/reference/sms.md#sendtemplatesms). */
const MAX_BATCH_SIZE = 200;
const MAX_TIMEOUT_MS = 120_000;

/**
 * Validates the options of a run.
 *
 * @throws {TypeError} for one out of range
 */
export function readRunOptions(options: RunOptions): RunSettings {
  const { signal, onProgress, requestsPerSecond, hours, repeatUnknown = false } = options;
  const { batchSize = MAX_BATCH_SIZE, concurrency = 4, maxFailures = 5, timeoutMs = 30_000 } = options;
  checkCount("batchSize", batchSize, MAX_BATCH_SIZE);
  checkCount("concurrency", concurrency, 1_000);
  checkCount("maxFailures", maxFailures, Number.MAX_SAFE_INTEGER);
  checkCount("timeoutMs", timeoutMs, MAX_TIMEOUT_MS);
  if (requestsPerSecond !== undefined && !(requestsPerSecond > 0))
    throw new TypeError("requestsPerSecond: above 0; leave it out for no limit.");
  return {
    signal,
    onProgress,
    gapMs: requestsPerSecond === undefined ? 0 : 1_000 / requestsPerSecond,
    hours: hours && readHours(hours),
    batchSize,
    concurrency,
    maxFailures,
    timeoutMs,
    repeatUnknown,
  };
}

function checkCount(name: string, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  throw new TypeError(`${name}: a whole number from 1 to ${most}.`);
}

function readHours({ from, until }: SendingHours): { readonly from: number; readonly until: number } {
  const hours = { from: readMinute(from), until: readMinute(until) };
  if (hours.from === hours.until) throw new TypeError("hours: from and until must differ.");
  return hours;
}

function readMinute(text: string): number {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (text === "24:00") return 24 * 60;
  if (hour === undefined) throw new TypeError(`hours: ${JSON.stringify(text)} is not HH:MM.`);
  return Number(hour) * 60 + Number(minute);
}

/** Whether messages may be sent at a minute of the day. */
export function isWithinHours(
  { from, until }: { readonly from: number; readonly until: number },
  minute: number,
): boolean {
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}
