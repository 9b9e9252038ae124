import { isCloopenApiError } from "../errors/cloopen-api-error.js";
import { isCloopenConfigError } from "../errors/cloopen-config-error.js";
import { isCloopenEncodeError } from "../errors/cloopen-encode-error.js";
import { isCloopenError } from "../errors/cloopen-error.js";
import { limitOf } from "../errors/limit.js";
import type { BulkOutcome } from "./bulk-sms-result.js";
import { isFatalStatusCode } from "./is-fatal-status-code.js";

/** Meaning of a failed request for its recipients, and for later requests. */
export interface BulkFailure {
  readonly outcome: Exclude<BulkOutcome["outcome"], "accepted" | "duplicate">;
  /**
   * `stop`: every further request would fail the same way. `count`: the platform did not respond,
   * and may not respond to further requests.
   */
  readonly next: "continue" | "count" | "stop";
  /** The platform rejected the request by a limit of the moment, and may accept it in a moment. */
  readonly brief: boolean;
}

/**
 * Classifies the failure of one request. The outcome follows `mayHaveActed`, which covers all
 * attempts: an unsent attempt does not undo an earlier sent one.
 *
 * `sendTemplateSmsInBulk` decides by it, and so does anyone who keeps a journal of the requests.
 *
 * @param hasOwnDatas whether the request had variables of its own
 */
export function classifyBulkFailure(error: unknown, hasOwnDatas: boolean): BulkFailure {
  const mayHaveActed = isCloopenError(error) ? error.mayHaveActed : true;
  if (isCloopenApiError(error)) {
    const outcome = mayHaveActed ? "unknown" : "rejected";
    const brief = outcome === "rejected" && limitOf(error.statusCode) === "brief";
    return { outcome, next: isFatalStatusCode(error.statusCode) ? "stop" : "continue", brief };
  }
  if (isCloopenConfigError(error)) return { outcome: "unsent", next: "stop", brief: false };
  if (isCloopenEncodeError(error)) {
    const others = hasOwnDatas && error.path.startsWith("datas");
    return { outcome: "unsent", next: others ? "continue" : "stop", brief: false };
  }
  return { outcome: mayHaveActed ? "unknown" : "unsent", next: "count", brief: false };
}
