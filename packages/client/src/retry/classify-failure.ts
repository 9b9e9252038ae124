import { isCloopenApiError } from "../errors/cloopen-api-error.js";
import { isCloopenConnectionError } from "../errors/cloopen-connection-error.js";
import { isCloopenError } from "../errors/cloopen-error.js";
import { isCloopenHttpError } from "../errors/cloopen-http-error.js";
import { limitOf } from "../errors/limit.js";
import type { HttpHeaders } from "../transport/transport.js";

/** One attempt that failed. */
export interface FailedAttempt {
  readonly error: unknown;
  /** Whether a byte of the request can have left. */
  readonly requestSent: boolean;
  /** Headers of the response, when there was one. */
  readonly headers?: HttpHeaders | undefined;
}

/**
 * What a failure says about the request:
 *
 * - `not-sent`: nothing was sent, and a retry may succeed
 * - `unreachable`: nothing was sent, and a retry would fail the same way: a failed TLS handshake,
 *   an abort
 * - `not-routed`: an HTTP status which means that nothing was forwarded to the platform
 * - `expired-timestamp`: `111106`, which the platform checks before it acts
 * - `seen-req-id`: `160054`, the platform has seen this `reqId` today
 * - `limited`: rejected by a short-lived limit
 * - `rejected`: rejected, and a retry would be rejected, too
 * - `busy`: a temporary status code that may follow a request that took effect
 * - `gateway`: a temporary HTTP status
 * - `lost`: no readable response
 * - `fatal`: anything else; the request may have arrived
 */
export type FailureClass =
  | "not-sent"
  | "unreachable"
  | "not-routed"
  | "expired-timestamp"
  | "seen-req-id"
  | "limited"
  | "rejected"
  | "busy"
  | "gateway"
  | "lost"
  | "fatal";

/** The timestamp is outside the window (spec/reference/authentication.md#window). */
const EXPIRED_TIMESTAMP = "111106";
/** The `reqId` was used today (spec/reference/sms.md#sendtemplatesms). */
const SEEN_REQ_ID = "160054";

/** Temporary HTTP statuses: of gateways, and of too many requests. */
const PASSING = [408, 429, 500, 502, 503, 504];
/**
 * Not found, method not allowed, proxy authentication required, misdirected: the request was not
 * forwarded.
 */
const NOT_ROUTED = [404, 405, 407, 421];

/**
 * Codes of a TLS handshake that failed: a certificate that is not trusted, a server that speaks no
 * TLS.
 */
const TLS = /CERT|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/;

/** Classifies the failure of one attempt. */
export function classifyFailure({ error, requestSent }: FailedAttempt): FailureClass {
  if (!isCloopenError(error)) return "fatal";
  if (isCloopenApiError(error)) return classifyStatusCode(error.statusCode, error.retryable === "later");
  if (isCloopenHttpError(error)) {
    if (NOT_ROUTED.includes(error.status)) return "not-routed";
    return PASSING.includes(error.status) ? "gateway" : "fatal";
  }
  if (isCloopenConnectionError(error) && !requestSent) return TLS.test(error.code ?? "") ? "unreachable" : "not-sent";
  if (error.kind === "abort") return requestSent ? "fatal" : "unreachable";
  if (error.kind === "timeout" && !requestSent) return "not-sent";
  return error.kind === "connection" || error.kind === "timeout" || error.kind === "decode" ? "lost" : "fatal";
}

function classifyStatusCode(statusCode: string, retryableLater: boolean): FailureClass {
  if (statusCode === EXPIRED_TIMESTAMP) return "expired-timestamp";
  if (statusCode === SEEN_REQ_ID) return "seen-req-id";
  const limit = limitOf(statusCode);
  if (limit === "brief") return "limited";
  // A daily limit outlasts any pause.
  return retryableLater && limit === undefined ? "busy" : "rejected";
}
