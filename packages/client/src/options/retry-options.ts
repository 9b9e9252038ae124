import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { checkNames } from "./check-names.js";

/**
 * How often and when a call is retried. Whether a failure may be retried at all is decided by
 * `planRetry`.
 */
export interface RetryOptions {
  /** Number of attempts, the first included. Default: 3. */
  readonly maxAttempts?: number;
  /**
   * Upper bound of the pause before the second attempt, in milliseconds; it doubles with each
   * attempt. The pause is a random part of it (full jitter). Default: 250.
   */
  readonly baseDelayMs?: number;
  /**
   * Upper bound of any pause, in milliseconds; a `Retry-After` beyond it ends the call. Default:
   * 10,000.
   */
  readonly maxDelayMs?: number;
  /**
   * Adds a `reqId` to every template SMS without one, and retries the request when its outcome is
   * unknown. The platform rejects a `reqId` that it has seen today with `160054`
   * (spec/reference/sms.md#sendtemplatesms). So the message is sent once. When the client made the
   * id, `160054` to a retry means accepted. When you gave the id, it is thrown, since you may have
   * used it before. Default: false.
   *
   * @assumption The platform rejects a second `reqId` of the same Beijing day. Documented by the
   *   vendor, not verified live.
   */
  readonly smsByReqId?: boolean;
}

/** {@link RetryOptions} with defaults applied. */
export type RetryPolicy = Required<RetryOptions>;

const DEFAULTS: RetryPolicy & Readonly<Record<string, unknown>> = {
  maxAttempts: 3,
  baseDelayMs: 250,
  maxDelayMs: 10_000,
  smsByReqId: false,
};

/**
 * One attempt. Only the clock is still corrected, after `111106`, which the platform checks before
 * it acts.
 */
const NEVER: RetryPolicy = { ...DEFAULTS, maxAttempts: 1 };

/**
 * Merges the options of a call over those of its client.
 *
 * @throws {CloopenConfigError} for a number out of range, and for an unknown option
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
