import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { checkNames } from "./check-names.js";

/**
 * How often and when a call is repeated. What may be repeated at all is not up to these: see
 * `decide`.
 */
export interface RetryOptions {
  /** Attempts in all, the first included. Default: 3. */
  readonly maxAttempts?: number;
  /**
   * Upper bound of the pause before the second attempt, in milliseconds; it doubles each time. The
   * pause is a random part of it. Default: 250.
   */
  readonly baseDelayMs?: number;
  /**
   * Upper bound of any pause, in milliseconds; a `Retry-After` beyond it ends the call. Default:
   * 10,000.
   */
  readonly maxDelayMs?: number;
  /**
   * Give every template SMS a `reqId` where it has none, and repeat it when its fate is not known:
   * the platform refuses a `reqId` that it has seen today (`160054`), so the message is sent once.
   * To a repeat under an id of the client's own that refusal means accepted; under one of yours it
   * is thrown, for you may have used it before. Documented by the vendor, not yet proven on the
   * live platform. Default: false.
   */
  readonly smsByReqId?: boolean;
}

/** The same, complete. */
export type RetryPolicy = Required<RetryOptions>;

const DEFAULTS: RetryPolicy & Readonly<Record<string, unknown>> = {
  maxAttempts: 3,
  baseDelayMs: 250,
  maxDelayMs: 10_000,
  smsByReqId: false,
};

/**
 * One attempt; only the clock is still corrected, after a refusal that comes before anything else.
 */
const NEVER: RetryPolicy = { ...DEFAULTS, maxAttempts: 1 };

/**
 * Completes options: those of a call over those of its client.
 *
 * @throws {CloopenConfigError} for a number that makes no sense
 */
export function readRetryOptions(
  options: RetryOptions | false | undefined,
  above: RetryPolicy = DEFAULTS,
  operation?: string,
): RetryPolicy {
  if (options === undefined) return above;
  if (options === false) return NEVER;
  checkNames(options, DEFAULTS, "the options of retry", operation);
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const policy: RetryPolicy = { ...above, ...Object.fromEntries(given) };
  if (!(Number.isInteger(policy.maxAttempts) && policy.maxAttempts > 0))
    throw new CloopenConfigError("retry.maxAttempts must be a whole number above 0", operation);
  if (!(policy.baseDelayMs >= 0 && policy.maxDelayMs >= 0))
    throw new CloopenConfigError("retry.baseDelayMs and maxDelayMs must be milliseconds", operation);
  return policy;
}
