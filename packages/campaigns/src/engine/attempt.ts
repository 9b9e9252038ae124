import {
  classifyBulkFailure,
  isCloopenApiError,
  isCloopenError,
  type SendTemplateSmsParams,
  sendTemplateSms,
} from "@cloopen-rest/client";
import type { Context } from "../context.js";
import type { RequestOutcome } from "../store/store.js";

/** Outcome of one attempt, and what it means for further ones. */
export interface AttemptEnd {
  readonly outcome: Omit<RequestOutcome, "now">;
  /**
   * - `continue`: the platform responded
   * - `count`: it did not, or asked to wait; it may not respond to further requests
   * - `stop`: every further request would fail in the same way
   */
  readonly next: "continue" | "count" | "stop";
  readonly error: unknown;
}

/**
 * The platform has seen the `reqId`. Those of the journal are random and used for one request only, so it has accepted
 * this request before.
 */
const SEEN_REQ_ID = "160054";

/**
 * Sends a request once. The client does not retry: each attempt has its own intent in the journal.
 *
 * @param options `repeat`: an earlier attempt may have been accepted. A rejection then proves nothing about that one
 */
export async function attempt(
  { client }: Context,
  message: SendTemplateSmsParams,
  options: { readonly timeoutMs: number; readonly repeat: boolean; readonly hasOwnDatas: boolean },
): Promise<AttemptEnd> {
  const { timeoutMs, repeat, hasOwnDatas } = options;
  try {
    const { smsMessageSid } = await sendTemplateSms(client, message, { retry: false, timeoutMs });
    return { outcome: { state: "accepted", code: undefined, smsMessageSid }, next: "continue", error: undefined };
  } catch (error) {
    if (isCloopenApiError(error) && error.statusCode === SEEN_REQ_ID)
      return { outcome: { state: "accepted", code: undefined, smsMessageSid: undefined }, next: "continue", error };
    const { outcome, next, brief } = classifyBulkFailure(error, hasOwnDatas);
    const end = (state: RequestOutcome["state"]): AttemptEnd["outcome"] => {
      return { state, code: codeOf(error), smsMessageSid: undefined };
    };
    if (outcome === "unknown" || repeat) return { outcome: end("unknown"), next, error };
    if (outcome === "unsent") return { outcome: end(next === "continue" ? "rejected" : "waiting"), next, error };
    // Rejected because of the account or a rate limit, not because of the recipients: the request can be sent later.
    if (brief) return { outcome: end("waiting"), next: "count", error };
    return { outcome: end(next === "stop" ? "waiting" : "rejected"), next, error };
  }
}

/** Status code of the platform, or the kind of the error. */
function codeOf(error: unknown): string {
  if (isCloopenApiError(error)) return error.statusCode;
  return isCloopenError(error) ? error.kind : "error";
}
