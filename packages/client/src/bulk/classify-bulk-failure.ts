import { isCloopenApiError } from "../errors/cloopen-api-error.js";
import { isCloopenConfigError } from "../errors/cloopen-config-error.js";
import { isCloopenEncodeError } from "../errors/cloopen-encode-error.js";
import { isCloopenError } from "../errors/cloopen-error.js";
import type { BulkOutcome } from "./bulk-sms-result.js";
import { isFatalStatusCode } from "./is-fatal-status-code.js";

/** What the failure of one request means for its recipients, and for those that follow. */
export interface BulkFailure {
  readonly outcome: Exclude<BulkOutcome["outcome"], "accepted" | "duplicate">;
  /**
   * `stop`: every further request would fail the same way. `count`: the platform did not answer,
   * which may be so from now on.
   */
  readonly next: "continue" | "count" | "stop";
}

/**
 * Classifies the failure of one request of many. The outcome follows `mayHaveActed`, which covers
 * all attempts: an attempt that was not sent does not undo an earlier one that was.
 *
 * @param hasOwnDatas the request carried variables that others do not
 */
export function classifyBulkFailure(error: unknown, hasOwnDatas: boolean): BulkFailure {
  const mayHaveActed = isCloopenError(error) ? error.mayHaveActed : true;
  if (isCloopenApiError(error)) {
    const outcome = mayHaveActed ? "unknown" : "refused";
    return { outcome, next: isFatalStatusCode(error.statusCode) ? "stop" : "continue" };
  }
  if (isCloopenConfigError(error)) return { outcome: "unsent", next: "stop" };
  if (isCloopenEncodeError(error)) {
    const others = hasOwnDatas && error.path.startsWith("datas");
    return { outcome: "unsent", next: others ? "continue" : "stop" };
  }
  return { outcome: mayHaveActed ? "unknown" : "unsent", next: "count" };
}
