import type { Call } from "../callback-state.js";
import type { Handler } from "../engine.js";
import { findApplication } from "../find-application.js";
import { optionalString, requiredString } from "../read-body.js";
import { Refusal } from "../refusal.js";

/** `byetype` of a cancelled call-back: `1` is another name for it (spec/reference/webhooks.md#byetype, inferred). */
const CANCELLED = "-14";

/**
 * Cancels a call-back of the sub-account; the main account, on its own path, cancels any.
 *
 * @throws {Refusal} `111000` for a call that is not known, is over, or is past the point that `type` names: no code of its own is known, our choice
 */
export const cancelCallback: Handler = ({ state }, body, principal) => {
  const appId = optionalString(body, "appId");
  if (appId !== undefined) findApplication(state, appId);
  const call = state.calls.get(requiredString(body, "callSid"));
  const mine = principal.level === "account" || call?.subAccountSid === principal.subAccount.sid;
  if (call === undefined || !mine || (appId !== undefined && appId !== call.appId)) throw new Refusal("111000");
  if (!mayCancel(call, optionalString(body, "type") ?? "0")) throw new Refusal("111000");
  call.hangUp(CANCELLED);
  return {};
};

/** `0` at any time, `1` before the callee answers, `2` before the caller answers (spec/reference/two-way-call.md#cancelcallback). */
function mayCancel({ phase, caller, callee }: Call, type: string): boolean {
  if (phase === "over") return false;
  if (type === "1") return callee.answered === undefined;
  if (type === "2") return caller.answered === undefined;
  return true;
}
