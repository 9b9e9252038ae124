import type { CallOptions } from "../client.js";
import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { CALL_OPTIONS } from "../options/call-options.js";
import { checkNames } from "../options/check-names.js";
import type { BulkSmsOptions } from "./bulk-params.js";
import { REAL_CLOCK } from "./clock.js";

/** Options with defaults applied. */
export interface BulkSettings
  extends Required<Pick<BulkSmsOptions, "concurrency" | "batchSize" | "duplicates" | "maxFailures" | "clock">> {
  readonly requestsPerSecond: number | undefined;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: BulkSmsOptions["onProgress"];
  readonly reqId: BulkSmsOptions["reqId"];
  /** Options of each request. */
  readonly call: CallOptions;
}

/**
 * Recipients per request: 200 on newer pages of the vendor, `160048` above
 * (spec/reference/sms.md#sendtemplatesms).
 */
const MAX_BATCH_SIZE = 200;

const BULK_OPTIONS: Record<keyof BulkSmsOptions, true> = {
  ...CALL_OPTIONS,
  concurrency: true,
  requestsPerSecond: true,
  batchSize: true,
  duplicates: true,
  maxFailures: true,
  onProgress: true,
  reqId: true,
  clock: true,
};

/**
 * Validates options and applies defaults.
 *
 * @throws {CloopenConfigError} for numbers out of range, and for an unknown option
 */
export function readBulkOptions(options: BulkSmsOptions): BulkSettings {
  checkNames(options, BULK_OPTIONS, "the options of sendTemplateSmsInBulk");
  const {
    concurrency = 4,
    requestsPerSecond,
    batchSize = MAX_BATCH_SIZE,
    duplicates = "skip",
    maxFailures = 5,
    clock = REAL_CLOCK,
    signal,
    onProgress,
    reqId,
    ...call
  } = options;
  checkCount("concurrency", concurrency, Number.MAX_SAFE_INTEGER);
  checkCount("batchSize", batchSize, MAX_BATCH_SIZE);
  checkCount("maxFailures", maxFailures, Number.POSITIVE_INFINITY);
  if (requestsPerSecond !== undefined && !(requestsPerSecond > 0)) {
    throw invalid("requestsPerSecond must be above 0; leave it out for no limit");
  }
  if (duplicates !== "skip" && duplicates !== "send") throw invalid('duplicates must be "skip" or "send"');
  if (reqId !== undefined && typeof reqId !== "function") throw invalid("reqId must be a function of the request");
  return { concurrency, requestsPerSecond, batchSize, duplicates, maxFailures, clock, signal, onProgress, reqId, call };
}

function checkCount(name: string, value: number, most: number): void {
  if ((Number.isInteger(value) || value === most) && value >= 1 && value <= most) return;
  throw invalid(`${name} must be a whole number from 1${most === MAX_BATCH_SIZE ? ` to ${most}` : ""}`);
}

function invalid(message: string): CloopenConfigError {
  return new CloopenConfigError(message, "sendTemplateSmsInBulk");
}
