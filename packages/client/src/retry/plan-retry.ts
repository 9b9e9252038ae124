import type { FailureClass } from "./classify-failure.js";

/**
 * Whether a second attempt can do harm.
 *
 * - `safe`: the operation only reads
 * - `own-req-id`: the client made the `reqId`, under which the platform acts once
 * - `caller-req-id`: the caller gave the `reqId`, which may have been used before
 * - `unsafe`: the operation acts each time
 */
export type Idempotency = "safe" | "own-req-id" | "caller-req-id" | "unsafe";

/** What to do after a failed attempt. */
export type RetryPlan = "fail" | "retry" | "resync-clock" | "already-accepted";

/** State of a call after a failed attempt. */
export interface RetryContext {
  readonly idempotency: Idempotency;
  /** An earlier attempt of this call may have reached the platform. */
  readonly mayHaveArrived: boolean;
  /** The clock was already corrected in this call, or the response has no `Date`. */
  readonly clockKnown: boolean;
}

interface Row {
  /** Whether the platform may have acted on a request with this failure. */
  readonly mayHaveArrived: boolean;
  /** Which calls are retried. */
  readonly retry: "all" | "idempotent" | "none";
}

/** The decision table (decisions/0010). `planRetry` adds the two codes with a plan of their own. */
const TABLE: Readonly<Record<FailureClass, Row>> = {
  "not-sent": { mayHaveArrived: false, retry: "all" },
  unreachable: { mayHaveArrived: false, retry: "none" },
  "not-routed": { mayHaveArrived: false, retry: "none" },
  "expired-timestamp": { mayHaveArrived: false, retry: "none" },
  "seen-req-id": { mayHaveArrived: false, retry: "none" },
  limited: { mayHaveArrived: false, retry: "idempotent" },
  rejected: { mayHaveArrived: false, retry: "none" },
  busy: { mayHaveArrived: true, retry: "idempotent" },
  gateway: { mayHaveArrived: true, retry: "idempotent" },
  lost: { mayHaveArrived: true, retry: "idempotent" },
  fatal: { mayHaveArrived: true, retry: "none" },
};

/** Whether the platform may have acted on a request with this failure. */
export function mayHaveArrived(failure: FailureClass): boolean {
  return TABLE[failure].mayHaveArrived;
}

/** Plans what follows a failed attempt. */
export function planRetry(failure: FailureClass, context: RetryContext): RetryPlan {
  if (failure === "expired-timestamp" && !context.clockKnown) return "resync-clock";
  if (failure === "seen-req-id" && context.idempotency === "own-req-id" && context.mayHaveArrived)
    return "already-accepted";
  const { retry } = TABLE[failure];
  return retry === "all" || (retry === "idempotent" && context.idempotency !== "unsafe") ? "retry" : "fail";
}
