import { compactTime, talkSeconds } from "../../kernel/times.js";
import type { DeliveryAttempt } from "../../webhooks/delivery-attempt.js";
import { expectStatusCode } from "../../webhooks/notify.js";
import { readAnswer } from "../../webhooks/reply.js";
import type { CallLeg, TwoWayCall, TwoWayCallPlatform } from "./state.js";

/** Tells the developer's server of a call-back. */
export interface CallReporter {
  /** Asks whether the call may be made. */
  begin(onDecision: (allowed: boolean) => void): void;
  /** The callee has answered. */
  established(onSession: () => void): void;
  over(): void;
}

const ACTIONS = { callAuth: "CallAuth", callEstablish: "CallEstablish", hangup: "Hangup" } as const;
type Kind = keyof typeof ACTIONS;

/** A `sessiontime` of 0 or less means one hour (documented). */
const DEFAULT_SESSION_S = 3_600;

/**
 * TwoWayCall authorisation (spec/reference/webhooks.md#call-authorisation): CallAuth before the call, CallEstablish when the callee answers, Hangup at its end, also of a call that was refused (our
 * choice). One goes out after the other has been answered, so that Hangup has the `billdata` of CallEstablish.
 *
 * @param url the application's; `**` in it becomes the action's name
 */
export function createAuthorisation(platform: TwoWayCallPlatform, url: string, call: TwoWayCall): CallReporter {
  const waiting: (() => void)[] = [];
  let underWay = false;

  function tell(kind: Kind, members: () => object, onEnd: (attempt: DeliveryAttempt) => void): void {
    const send = (): void => {
      underWay = true;
      const action = ACTIONS[kind];
      const message = { action, ...commonMembers(call), ...members() };
      platform.webhooks.sendMessage(kind, url.replaceAll("**", action), message, "xml", (attempt) => {
        underWay = false;
        onEnd(attempt);
        if (!underWay) waiting.shift()?.();
      });
    };
    if (underWay) waiting.push(send);
    else send();
  }

  return {
    begin: (onDecision) =>
      tell(
        "callAuth",
        () => ({}),
        (attempt) => {
          const answer = readAnswer(attempt) ?? {};
          obey(call, answer);
          onDecision(answer["statuscode"] === "0000");
        },
      ),
    established: (onSession) =>
      tell(
        "callEstablish",
        () => ({ starttime: compactTime(call.callee.answered ?? platform.clock.now()) }),
        (attempt) => {
          expectStatusCode(platform, "0000")(attempt);
          const answer = readAnswer(attempt) ?? {};
          call.billdata = answer["billdata"];
          readSession(call, answer);
          onSession();
        },
      ),
    over: () => tell("hangup", () => endMembers(call), expectStatusCode(platform, "0000")),
  };
}

/** What CallAuth may set. Where it says something of recording, it overrides the request (our choice). Members that are known by name only are ignored. */
function obey(call: TwoWayCall, answer: Readonly<Record<string, string>>): void {
  readSession(call, answer);
  if (answer["record"] === "1") call.recordFrom = answer["recordPoint"] === "1" ? "callee" : "caller";
  if (answer["record"] === "0") call.recordFrom = undefined;
}

function readSession(call: TwoWayCall, { sessiontime }: Readonly<Record<string, string>>): void {
  if (sessiontime === undefined || !/^-?\d+$/.test(sessiontime)) return;
  const seconds = Number(sessiontime);
  call.sessionMs = (seconds > 0 ? seconds : DEFAULT_SESSION_S) * 1000;
}

function commonMembers(call: TwoWayCall): object {
  return {
    type: "1",
    // Number display: on how many legs (documented); that the members of the request decide is our choice.
    subtype: String([call.customerSerNum, call.fromSerNum].filter((number) => number !== undefined).length),
    orderid: call.orderId,
    ...(call.subAccountSid !== "" && { subid: call.subAccountSid }),
    caller: call.from,
    called: call.to,
    callSid: call.callSid,
    ...(call.userData !== undefined && { userData: call.userData }),
    appId: call.appId,
  };
}

/** `starttime` is the callee's answer, or the caller's when the callee never answered (documented). The ringing is that of the leg called last (our choice). */
function endMembers(call: TwoWayCall): object {
  const { caller, callee, ended = 0 } = call;
  const leg = callee.began === undefined ? caller : callee;
  const started = callee.answered ?? caller.answered;
  const ringingMs = leg.ringing === undefined ? 0 : (leg.answered ?? ended) - leg.ringing;
  return {
    ...(started !== undefined && { starttime: compactTime(started) }),
    ...(callee.answered === undefined ? { noAnswerEndtime: compactTime(ended) } : { endtime: compactTime(ended) }),
    talkDuration: String(talkSeconds({ answered: callee.answered, ended })),
    alertingDuration: String(Math.round(ringingMs / 1000)),
    ...(call.byeType !== undefined && { byetype: call.byeType }),
    ...(call.billdata !== undefined && { billdata: call.billdata }),
    ...(call.recordUrl !== undefined && { recordurl: call.recordUrl }),
  };
}

/**
 * Without call authorisation: every call is let through, and its record goes to `hangupCdrUrl` at the end (spec/reference/webhooks.md#call-detail-record). XML with one record, or JSON with both
 * legs for `needBothCdr` `1`; `cbContenType` is ignored, since the JSON form of a single record is not known.
 */
export function createRecord(platform: TwoWayCallPlatform, call: TwoWayCall): CallReporter {
  return {
    begin: (onDecision) => onDecision(true),
    established: () => {},
    over: () => {
      const { hangupCdrUrl, needBothCdr } = call;
      if (hangupCdrUrl === undefined) return;
      const record = needBothCdr ? bothLegs(call) : singleRecord(call);
      platform.webhooks.sendMessage(
        "callbackCdr",
        hangupCdrUrl,
        record,
        needBothCdr ? "json" : "xml",
        expectStatusCode(platform, "000000"),
      );
    },
  };
}

/**
 * The ringing is the caller's. Beginning, end and length are the callee's if the callee answered, else the caller's; empty, with length 0, if the caller did not answer
 * (spec/reference/webhooks.md#call-detail-record).
 */
function singleRecord(call: TwoWayCall): object {
  const { caller, callee, ended } = call;
  const leg = callee.answered === undefined ? caller : callee;
  return {
    ...parties(call),
    caller: call.from,
    called: call.to,
    ...ringing(call, caller),
    starttime: timeOf(leg.answered),
    endtime: leg.answered === undefined ? "" : timeOf(ended),
    duration: String(talkSeconds({ answered: leg.answered, ended })),
    ...(call.byeType !== undefined && { byetype: call.byeType }),
    ...(call.recordUrl !== undefined && { recordurl: call.recordUrl }),
  };
}

/** Both legs are always there, with one `callSid`, and so is every field, empty when it is not set (observed 2016). */
function bothLegs(call: TwoWayCall): object {
  return {
    orderid: call.orderId,
    recordurl: call.recordUrl ?? "",
    // The caller is called from the number shown.
    callerCdr: { ...legRecord(call, call.caller), caller: call.fromSerNum ?? "", called: call.from },
    calledCdr: { ...legRecord(call, call.callee), caller: call.from, called: call.to },
  };
}

/** @assumption `lineNumber` and `lostRate` of a leg are empty: the sandbox has no lines. */
function legRecord(call: TwoWayCall, leg: CallLeg): object {
  return {
    ...parties(call),
    ...ringing(call, leg),
    starttime: timeOf(leg.answered),
    endtime: leg.began === undefined ? "" : timeOf(call.ended),
    duration: String(talkSeconds({ answered: leg.answered, ended: call.ended })),
    byetype: leg.began === undefined ? "" : (call.byeType ?? ""),
    lineNumber: "",
    lostRate: "",
  };
}

function parties({ appId, callSid, userData = "", subAccountSid }: TwoWayCall): object {
  return { appId, callSid, userData, subId: subAccountSid };
}

/** When a leg was dialled and when it rang, until it was answered or the call ended. */
function ringing({ ended }: TwoWayCall, { began, ringing: begun, answered }: CallLeg): object {
  return {
    beginCallTime: timeOf(began),
    ringingBeginTime: timeOf(begun),
    ringingEndTime: begun === undefined ? "" : timeOf(answered ?? ended),
  };
}

function timeOf(instant: number | undefined): string {
  return instant === undefined ? "" : compactTime(instant);
}
