import { compactTime, talkSeconds } from "../../kernel/times.js";
import { expectStatusCode } from "../../webhooks/notify.js";
import type { CallReporter } from "./callbacks.js";
import type { CallLeg, TwoWayCall, TwoWayCallPlatform } from "./state.js";

/**
 * Without call authorisation every call is allowed, and its record goes to `hangupCdrUrl` at the
 * end (spec/reference/webhooks.md#call-detail-record). XML with one record, or JSON with both legs
 * for `needBothCdr` `1`.
 *
 * @assumption `cbContenType` is ignored: the JSON form of a single record is not known.
 */
export function createRecord(platform: TwoWayCallPlatform, call: TwoWayCall): CallReporter {
  return {
    begin: (onDecision) => onDecision(true),
    established: () => {},
    over: () => {
      const { hangupCdrUrl, needBothCdr } = call;
      if (hangupCdrUrl === undefined) return;
      platform.webhooks.sendMessage(
        "callbackCdr",
        hangupCdrUrl,
        needBothCdr ? bothLegs(call) : singleRecord(call),
        needBothCdr ? "json" : "xml",
        expectStatusCode(platform, "000000"),
      );
    },
  };
}

/**
 * The XML form. The ringing is the caller's. Begin, end and duration are the callee's if the callee
 * answered, else the caller's; empty, with duration 0, if the caller did not answer.
 *
 * @assumption `userData`, `subId` and the ringing of a record are left out when they are not set.
 */
function singleRecord(call: TwoWayCall): object {
  const { caller, callee, ended } = call;
  const answered = callee.answered ?? caller.answered;
  return {
    appId: call.appId,
    callSid: call.callSid,
    ...(call.userData !== undefined && { userData: call.userData }),
    ...(call.subAccountSid !== "" && { subId: call.subAccountSid }),
    caller: call.from,
    called: call.to,
    beginCallTime: compactTime(call.created),
    ...(caller.ringing !== undefined && ringingOf(call, caller)),
    starttime: timeOr(answered),
    endtime: answered === undefined ? "" : timeOr(ended),
    duration: String(talkSeconds({ answered, ended })),
    ...(call.byeType !== undefined && { byetype: call.byeType }),
    ...(call.recordUrl !== undefined && { recordurl: call.recordUrl }),
  };
}

/**
 * The JSON form: both legs, even when the callee was never called; every field, empty when it is
 * not set.
 */
function bothLegs(call: TwoWayCall): object {
  return {
    orderid: call.orderId,
    recordurl: call.recordUrl ?? "",
    callerCdr: { ...legRecord(call, call.caller), caller: numberShownToCaller(call), called: call.from },
    calledCdr: { ...legRecord(call, call.callee), caller: call.from, called: call.to },
  };
}

/**
 * @assumption In the record of both legs `caller` of the caller's leg is empty without
 *   `fromSerNum`: the platform's own number is not known.
 */
function numberShownToCaller({ from, fromSerNum = "" }: TwoWayCall): string {
  // A party's own number is never shown to it (spec/reference/two-way-call.md#callback).
  return fromSerNum === from ? "" : fromSerNum;
}

/**
 * @assumption `lineNumber` and `lostRate` of a record are always empty: the sandbox has no lines.
 */
function legRecord(call: TwoWayCall, leg: CallLeg): object {
  const called = leg.began !== undefined;
  return {
    appId: call.appId,
    // Both legs have the same one (observed; spec/reference/webhooks.md#call-detail-record).
    callSid: call.callSid,
    userData: call.userData ?? "",
    subId: call.subAccountSid,
    beginCallTime: timeOr(leg.began),
    ...ringingOf(call, leg),
    starttime: timeOr(leg.answered),
    endtime: called ? timeOr(call.ended) : "",
    duration: String(talkSeconds({ answered: leg.answered, ended: call.ended })),
    byetype: (called ? call.byeType : undefined) ?? "",
    lineNumber: "",
    lostRate: "",
  };
}

function ringingOf({ ended }: TwoWayCall, { ringing, answered }: CallLeg): object {
  return {
    ringingBeginTime: timeOr(ringing),
    ringingEndTime: ringing === undefined ? "" : timeOr(answered ?? ended),
  };
}

function timeOr(instant: number | undefined): string {
  return instant === undefined ? "" : compactTime(instant);
}
