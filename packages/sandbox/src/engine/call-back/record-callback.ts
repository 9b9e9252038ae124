import type { Call, CallLeg } from "../callback-state.js";
import type { Engine } from "../engine.js";
import { expectAnswer } from "../expect-answer.js";
import { talkSeconds } from "../play-voice-call.js";
import { compactTime } from "../times.js";
import type { CallReporter } from "./call-reporter.js";

/**
 * Without call authorisation: every call is let through, and its record goes to `hangupCdrUrl` at the end (spec/reference/webhooks.md#call-detail-record). XML with one record, or JSON with both
 * legs for `needBothCdr` `1`; `cbContenType` is ignored, since the JSON form of a single record is not known.
 */
export function createRecord(engine: Engine, call: Call): CallReporter {
  return {
    begin: (onDecision) => onDecision(true),
    established: () => {},
    over: () => {
      const { hangupCdrUrl, needBothCdr } = call;
      if (hangupCdrUrl === undefined) return;
      const record = needBothCdr ? bothLegs(engine, call) : singleRecord(call);
      engine.outbox.sendMessage(
        "callbackCdr",
        hangupCdrUrl,
        record,
        needBothCdr ? "json" : "xml",
        expectAnswer(engine, "000000"),
      );
    },
  };
}

/** The ringing is that of the leg called last, the duration is that of the talk: our choice, after the reference's example. */
function singleRecord(call: Call): object {
  const { caller, callee } = call;
  const leg = callee.began === undefined ? caller : callee;
  return {
    ...parties(call, call.callSid),
    ...times(call, { ...leg, began: caller.began, answered: callee.answered ?? caller.answered }, leg.answered),
    duration: String(talkSeconds({ answered: callee.answered, ended: call.ended })),
    ...(call.byeType !== undefined && { byetype: call.byeType }),
    ...(call.recordUrl !== undefined && { recordurl: call.recordUrl }),
  };
}

/** The callee's leg has a `callSid` of its own, and is left out when it was never called: our choices. `lineNumber` and `lostRate` are left out. */
function bothLegs({ ids }: Engine, call: Call): object {
  return {
    orderid: call.orderId,
    ...(call.recordUrl !== undefined && { recordurl: call.recordUrl }),
    callerCdr: legRecord(call, call.caller, call.callSid),
    ...(call.callee.began !== undefined && { calledCdr: legRecord(call, call.callee, ids.hex32()) }),
  };
}

function legRecord(call: Call, leg: CallLeg, callSid: string): object {
  return {
    ...parties(call, callSid),
    ...times(call, leg, leg.answered),
    duration: String(talkSeconds({ answered: leg.answered, ended: call.ended })),
    ...(call.byeType !== undefined && { byetype: call.byeType }),
  };
}

function parties(call: Call, callSid: string): object {
  return {
    appId: call.appId,
    callSid,
    ...(call.userData !== undefined && { userData: call.userData }),
    ...(call.subAccountSid !== "" && { subId: call.subAccountSid }),
    caller: call.from,
    called: call.to,
  };
}

/** @param pickedUp end of the ringing, where it was an answer */
function times({ ended = 0 }: Call, { began, ringing, answered }: CallLeg, pickedUp: number | undefined): object {
  return {
    ...(began !== undefined && { beginCallTime: compactTime(began) }),
    ...(ringing !== undefined && {
      ringingBeginTime: compactTime(ringing),
      ringingEndTime: compactTime(pickedUp ?? ended),
    }),
    ...(answered !== undefined && { starttime: compactTime(answered) }),
    endtime: compactTime(ended),
  };
}
