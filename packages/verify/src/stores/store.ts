/** Outcome of a checked code: see {@link CheckResult}. */
export type CheckStatus = "approved" | "wrong" | "expired" | "exhausted" | "none";

const CHECK_STATUSES: readonly unknown[] = [
  "approved",
  "wrong",
  "expired",
  "exhausted",
  "none",
] satisfies readonly CheckStatus[];

/** Narrows what a database gave. */
export function isCheckStatus(value: unknown): value is CheckStatus {
  return CHECK_STATUSES.includes(value);
}

/** Request to a store before a code is sent. Times are milliseconds since 1970. */
export interface OpenRequest {
  readonly key: string;
  /** Id and digest for a new challenge. */
  readonly id: string;
  readonly digest: string;
  readonly now: number;
  readonly expiresAt: number;
  readonly maxChecks: number;
  /** Whether a live challenge keeps its id and digest; then only its expiry changes. */
  readonly keepCode: boolean;
}

/** The challenge that is open now. */
export interface OpenResult {
  /** True when a live challenge has no checks left. It stays as it is, and nothing should be sent. */
  readonly exhausted: boolean;
  readonly id: string;
  readonly expiresAt: number;
}

/** Request to a store to check a code. */
export interface TakeRequest {
  readonly key: string;
  readonly digest: string;
  readonly now: number;
  readonly maxChecks: number;
}

/** One limit: a number of uses of a key within a window. The window begins with the first use. */
export interface LimitRule {
  /** Name of the limit, part of its keys. */
  readonly name: string;
  readonly uses: number;
  /** Whole seconds, given in milliseconds. */
  readonly windowMs: number;
}

/** Counter of one {@link LimitRule}. */
export interface Limiter {
  /** Counts a use, atomically. */
  consume(key: string): Promise<{ readonly allowed: boolean; readonly used: number; readonly retryAfterMs: number }>;
  /** Uses in the current window. */
  used(key: string): Promise<number>;
}

/** An SMS whose delivery is watched. Times are milliseconds since 1970. */
export interface DeliveryRequest {
  readonly key: string;
  readonly now: number;
  /** When the record may be forgotten. */
  readonly forgetAt: number;
}

/** State of an SMS. */
export interface DeliveryRecord {
  readonly sentAt: number;
  /** Result of the first status report; absent before it. */
  readonly delivered?: boolean;
}

/**
 * Keeps challenges, counters and deliveries. Each method is one atomic step, also between processes; `take` approves
 * one code once, however many callers give it at the same time.
 */
export interface VerifyStore {
  /**
   * Opens a challenge, or goes on with the live one. Checks that were used stay used: a new code does not reset them.
   * A challenge that has expired or was approved is gone, and the new one has all its checks.
   */
  open(request: OpenRequest): Promise<OpenResult>;
  /**
   * Judges a digest. `approved` ends the challenge. `wrong` uses one of its checks; `exhausted` means that none is
   * left. An expired challenge says `expired` for a while, then `none`. Writes as much for a key that was never opened,
   * so that the time of the step tells nothing.
   */
  take(request: TakeRequest): Promise<CheckStatus>;
  /** Makes the counter of a limit. */
  createLimiter(rule: LimitRule): Limiter;
  /** Records that an SMS is about to be sent. */
  openDelivery(request: DeliveryRequest): Promise<void>;
  /**
   * Records a status report. The first report of an SMS counts. Reports of messages that are not watched leave nothing.
   *
   * @returns whether the SMS is watched
   */
  settleDelivery(request: {
    readonly key: string;
    readonly delivered: boolean;
    readonly now: number;
  }): Promise<boolean>;
  /** Finds an SMS; `undefined` when it is not watched, or no longer. */
  findDelivery(request: { readonly key: string; readonly now: number }): Promise<DeliveryRecord | undefined>;
}
