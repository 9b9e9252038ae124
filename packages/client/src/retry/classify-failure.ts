import { isCloopenApiError } from "../errors/cloopen-api-error.js";
import { isCloopenConnectionError } from "../errors/cloopen-connection-error.js";
import { isCloopenError } from "../errors/cloopen-error.js";
import { isCloopenHttpError } from "../errors/cloopen-http-error.js";
import { refusalOf } from "../errors/refusal.js";
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
 * - `not-sent`: nothing left, and another attempt may find a way
 * - `unreachable`: nothing left, and another attempt would fail the same way: a TLS handshake that
 *   fails, an abort
 * - `not-routed`: an HTTP status with which nothing was forwarded to the platform
 * - `expired-timestamp`: `111106`, which comes before anything else is looked at
 * - `seen-req-id`: `160054`, the platform has seen this `reqId` today
 * - `limited`: turned away by a limit of the moment
 * - `refused`: turned away, and an attempt of the same request would be, too
 * - `busy`: a code that passes, and that may come after the request took effect
 * - `gateway`: an HTTP status that passes
 * - `lost`: no response that could be read
 * - `fatal`: anything else; it may have arrived
 */
export type FailureClass =
  | "not-sent"
  | "unreachable"
  | "not-routed"
  | "expired-timestamp"
  | "seen-req-id"
  | "limited"
  | "refused"
  | "busy"
  | "gateway"
  | "lost"
  | "fatal";

/** The timestamp is outside the window (documented). */
const EXPIRED_TIMESTAMP = "111106";
/** The `reqId` was used today (documented). */
const SEEN_REQ_ID = "160054";

/** HTTP statuses of gateways, and of too many requests. */
const PASSING = [408, 429, 500, 502, 503, 504];
/**
 * Not found, method not allowed, proxy authentication required, misdirected: nobody handed the
 * request on.
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
  const refusal = refusalOf(statusCode);
  if (refusal === "brief") return "limited";
  // A cap for the day does not pass in a pause.
  return retryableLater && refusal === undefined ? "busy" : "refused";
}
