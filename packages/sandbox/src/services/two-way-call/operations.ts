import { type Application, findApplication } from "../../kernel/application.js";
import type { Handler, Operations, Principal } from "../../kernel/kernel.js";
import { optionalString, type RequestBody, requiredString } from "../../kernel/request-body.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { dashedTime } from "../../kernel/times.js";
import { throwForTestNumber } from "../../telephony/test-numbers.js";
import { startTwoWayCall, type TwoWayCallSettings } from "./rules.js";
import type { TwoWayCall, TwoWayCallPlatform } from "./state.js";

const MINUTE_MS = 60_000;
/**
 * Call-backs in a minute while an application is not live (`110059`;
 * spec/reference/two-way-call.md#callback).
 */
const TRIALS = 3;

/**
 * Accepts a two-way call-back, which then plays on the clock.
 *
 * @throws {StatusCodeError} `110059` for the fourth call-back within a minute while the application
 *   is not live
 * @assumption Speech settings, prompts, `terminalDtmf`, `countDownTime`, `isVideo`, `replayDtmf`,
 *   `inputDtmfPrompt` and `waitDtmfTime` have no effect, and `callStateUrl` is not called.
 */
const callback: Handler<TwoWayCallPlatform> = (platform, body, principal) => {
  throwForTestNumber(requiredString(body, "from"), "callback");
  throwForTestNumber(requiredString(body, "to"), "callback");
  const application = applicationOf(platform, principal);
  if (!application.live && recentCalls(platform, application) >= TRIALS) throw new StatusCodeError("110059");
  const call = startTwoWayCall(platform, application, readSettings(body, principal));
  return {
    CallBack: {
      callSid: call.callSid,
      dateCreated: dashedTime(call.created),
      orderId: call.orderId,
      ...(call.customerSerNum !== undefined && { customerSerNum: call.customerSerNum }),
      ...(call.fromSerNum !== undefined && { fromSerNum: call.fromSerNum }),
      ...(principal.level === "subAccount" && { appId: call.appId }),
    },
  };
};

/**
 * That of the sub-account.
 *
 * @assumption A call-back that the main account asks for on its own path belongs to its first
 *   application.
 */
function applicationOf({ applications }: TwoWayCallPlatform, principal: Principal): Application {
  const [first] = applications.keys();
  return findApplication(
    { applications },
    principal.level === "subAccount" ? principal.subAccount.appId : (first ?? ""),
  );
}

function recentCalls({ twoWayCalls, clock }: TwoWayCallPlatform, { appId }: Application): number {
  const since = clock.now() - MINUTE_MS;
  return [...twoWayCalls.values()].filter((call) => call.appId === appId && call.created > since).length;
}

function readSettings(body: RequestBody, principal: Principal): TwoWayCallSettings {
  const limit = Number(optionalString(body, "maxCallTime") ?? 0);
  const recordPoint = optionalString(body, "recordPoint") === "1" ? "callee" : "caller";
  return {
    subAccountSid: principal.level === "subAccount" ? principal.subAccount.sid : "",
    from: requiredString(body, "from"),
    to: requiredString(body, "to"),
    customerSerNum: optionalString(body, "customerSerNum"),
    fromSerNum: optionalString(body, "fromSerNum"),
    userData: optionalString(body, "userData"),
    hangupCdrUrl: optionalString(body, "hangupCdrUrl"),
    needBothCdr: optionalString(body, "needBothCdr") === "1",
    // @assumption A `maxCallTime` of 0 sets no limit.
    maxCallMs: limit > 0 ? limit * 1000 : undefined,
    recordFrom: optionalString(body, "needRecord") === "1" ? recordPoint : undefined,
  };
}

/** `byetype` of a cancelled call-back: `1` is another name for it (spec/reference/webhooks.md#byetype, inferred). */
const CANCELLED = "-14";

/**
 * Cancels a call-back of the sub-account; the main account, on its own path, cancels any.
 *
 * @throws {StatusCodeError} `111000` for a call that is not known, is over, or is past the point
 *   that `type` names
 * @assumption A cancel of an unknown call, or one that comes too late, gives `111000`: no code of
 *   its own is known.
 */
const cancelCallback: Handler<TwoWayCallPlatform> = ({ applications, twoWayCalls }, body, principal) => {
  const appId = optionalString(body, "appId");
  if (appId !== undefined) findApplication({ applications }, appId);
  const call = twoWayCalls.get(requiredString(body, "callSid"));
  const mine = principal.level === "account" || call?.subAccountSid === principal.subAccount.sid;
  if (call === undefined || !mine || (appId !== undefined && appId !== call.appId)) throw new StatusCodeError("111000");
  if (!mayCancel(call, optionalString(body, "type") ?? "0")) throw new StatusCodeError("111000");
  call.hangUp(CANCELLED);
  return {};
};

/** `0` at any time, `1` before the callee answers, `2` before the caller answers (spec/reference/two-way-call.md#cancelcallback). */
function mayCancel({ phase, caller, callee }: TwoWayCall, type: string): boolean {
  if (phase === "over") return false;
  if (type === "1") return callee.answered === undefined;
  if (type === "2") return caller.answered === undefined;
  return true;
}

/** Operations of two-way calls. */
export const TWO_WAY_CALL_OPERATIONS: Operations<TwoWayCallPlatform> = { callback, cancelCallback };
