import { isCloopenApiError } from "../errors/cloopen-api-error.js";
import { isCloopenConfigError } from "../errors/cloopen-config-error.js";
import { isCloopenEncodeError } from "../errors/cloopen-encode-error.js";
import { neverLeft } from "../retry/decide.js";
import type { BulkOutcome } from "./bulk-sms-result.js";
import { stopsSending } from "./stops-sending.js";

/** What a failed request means. */
export interface Judgement {
  readonly outcome: Exclude<BulkOutcome["outcome"], "accepted" | "duplicate">;
  /** `stop`: every further request would fail the same way. `count`: the platform did not answer, which may be so from now on. */
  readonly next: "go on" | "count" | "stop";
}

/**
 * Judges the failure of one request of many.
 *
 * @param hasOwnDatas the request carried variables that others do not
 */
export function judgeFailure(error: unknown, hasOwnDatas: boolean): Judgement {
  if (isCloopenApiError(error)) {
    // After some codes, `111000` among them, nobody knows whether the messages went.
    const outcome = error.mayHaveActed ? "unknown" : "refused";
    return { outcome, next: stopsSending(error.statusCode) ? "stop" : "go on" };
  }
  if (isCloopenConfigError(error)) return { outcome: "unsent", next: "stop" };
  if (isCloopenEncodeError(error)) {
    const others = hasOwnDatas && error.path.startsWith("datas");
    return { outcome: "unsent", next: others ? "go on" : "stop" };
  }
  return { outcome: neverLeft(error) ? "unsent" : "unknown", next: "count" };
}
