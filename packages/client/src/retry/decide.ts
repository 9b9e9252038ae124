import { isCloopenApiError } from "../errors/cloopen-api-error.js";
import { isCloopenConnectionError } from "../errors/cloopen-connection-error.js";
import { isCloopenError } from "../errors/cloopen-error.js";
import { isCloopenHttpError } from "../errors/cloopen-http-error.js";
import { refusalOf } from "../errors/refusal.js";

/**
 * What stands against a repeat: nothing; that the request may have arrived; or that it carries a `reqId`, under which the platform acts once. One that the caller
 * gave may have been used before.
 */
export type Repeatable = "always" | "never" | "by reqId" | "by the caller's reqId";

/** What to do after a failed attempt: end, repeat it, repeat it with a corrected clock, or take it for accepted. */
export type Decision = "give up" | "repeat" | "correct the clock" | "accepted before";

/** What is known when it is decided. */
export interface Situation {
  readonly repeatable: Repeatable;
  /** An earlier attempt of this call may have reached the platform. */
  readonly mayHaveArrived: boolean;
  /** The clock was corrected in this call already, or the answer says no time. */
  readonly clockKnown: boolean;
}

/**
 * Failures before a byte of the request left: no such host, nobody listening, no connection or no TLS in time, a certificate that is not trusted. Not
 * `EHOSTUNREACH` and `ENETUNREACH`, which may also end a connection that stands. Codes of Node's `fetch`; `ConnectionRefused` and `FailedToOpenSocket` are Bun's.
 */
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|ERR_TLS_\w+|CERT_\w+|\w+_CERT\w*|UNABLE_TO_\w+)$/;

/** HTTP statuses of gateways and of too many requests. */
const PASSING = [408, 429, 500, 502, 503, 504];

/** The timestamp is outside the window: the one refusal that a corrected request cures at once. */
const EXPIRED = "111106";
/** The platform has seen this `reqId` today. */
const SEEN = "160054";

/** The decision table: see decisions/0010, whose rows are its tests. */
export function decide(error: unknown, { repeatable, mayHaveArrived, clockKnown }: Situation): Decision {
  if (isCloopenApiError(error)) {
    if (error.statusCode === EXPIRED) return clockKnown ? "give up" : "correct the clock";
    if (error.statusCode === SEEN && repeatable === "by reqId" && mayHaveArrived) return "accepted before";
    // A cap for the day does not pass in a pause.
    const passes = error.retryable === "later" && refusalOf(error.statusCode) !== "lasting";
    return passes && repeatable !== "never" ? "repeat" : "give up";
  }
  if (neverLeft(error)) return isUntrusted(error) ? "give up" : "repeat";
  if (repeatable === "never" || !isCloopenError(error)) return "give up";
  if (isCloopenHttpError(error)) return PASSING.includes(error.status) ? "repeat" : "give up";
  return error.kind === "connection" || error.kind === "timeout" || error.kind === "decode" ? "repeat" : "give up";
}

/** Whether the request provably did not reach the platform. */
export function neverLeft(error: unknown): boolean {
  return isCloopenConnectionError(error) && error.code !== undefined && NEVER_LEFT.test(error.code);
}

/** A certificate does not become trusted by asking again. */
function isUntrusted(error: unknown): boolean {
  return isCloopenConnectionError(error) && /CERT|UNABLE_TO|ERR_TLS/.test(error.code ?? "");
}
