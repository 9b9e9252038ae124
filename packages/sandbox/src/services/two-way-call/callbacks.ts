import { compactTime, talkSeconds } from "../../kernel/times.js";
import { note, showAnswer } from "../../telephony/transcript.js";
import type { DeliveryAttempt } from "../../webhooks/delivery-attempt.js";
import { type CallbackReply, isRejection, readReply } from "../../webhooks/reply.js";
import type { TwoWayCall, TwoWayCallPlatform } from "./state.js";

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

/** Reply that accepts these callbacks. */
const ACCEPTED = "0000";

/**
 * A `sessiontime` of 0 or less means one hour (spec/reference/webhooks.md#fields-of-the-reply).
 */
const DEFAULT_SESSION_S = 3_600;

/**
 * TwoWayCall authorisation (spec/reference/webhooks.md#call-authorisation): CallAuth before the
 * call, CallEstablish when the callee answers, Hangup at its end. One goes out after the other has
 * been answered, so that Hangup has the `billdata` of CallEstablish.
 *
 * @param url the application's; `**` in it becomes the action's name
 * @assumption A call that CallAuth rejects gets Hangup, too, with `-7`.
 */
export function createAuthorisation(platform: TwoWayCallPlatform, url: string, call: TwoWayCall): CallReporter {
  const waiting: (() => void)[] = [];
  let underWay = false;

  function tell(kind: Kind, members: () => object, onEnd: (reply: CallbackReply) => void): void {
    const send = (): void => {
      underWay = true;
      const action = ACTIONS[kind];
      const message = { action, ...commonMembers(call), ...members() };
      note(platform, call, "platform", `tells ${action}`);
      platform.webhooks.sendMessage(kind, url.replaceAll("**", action), message, "xml", (attempt) => {
        underWay = false;
        note(platform, call, "application", `answers ${showAnswer(attempt)}`);
        onEnd(readAnswer(attempt));
        if (!underWay) waiting.shift()?.();
      });
    };
    if (underWay) waiting.push(send);
    else send();
  }

  /** Reads a reply, and reports why it is not executed. */
  function readAnswer(attempt: DeliveryAttempt): CallbackReply {
    const reply = readReply(attempt, ACCEPTED);
    if (reply.problem !== undefined) attempt.ignored = reply.problem;
    const warn = (what: string): void => {
      platform.warn(attempt.kind, what);
      note(platform, call, "platform", what);
    };
    if (isRejection(reply, ACCEPTED)) note(platform, call, "platform", `is rejected: ${reply.problem}`);
    else if (reply.problem !== undefined) warn(`the answer does not accept the callback: ${reply.problem}`);
    for (const what of ignoredFields(attempt.kind, reply)) warn(`the answer is not obeyed in full: ${what}`);
    return reply;
  }

  return {
    begin: (onDecision) =>
      tell(
        "callAuth",
        () => ({}),
        ({ fields, problem }) => {
          obey(call, fields);
          onDecision(problem === undefined);
        },
      ),
    established: (onSession) =>
      tell(
        "callEstablish",
        () => ({ starttime: compactTime(call.callee.answered ?? platform.clock.now()) }),
        ({ fields }) => {
          call.billdata = fields["billdata"];
          readSession(call, fields);
          onSession();
        },
      ),
    over: () =>
      tell(
        "hangup",
        () => endMembers(call),
        () => {},
      ),
  };
}

/**
 * Fields that the reply to CallAuth may set. Fields whose meaning is unknown are ignored.
 *
 * @assumption Where the reply to CallAuth sets recording, it overrides the request.
 */
function obey(call: TwoWayCall, answer: Readonly<Record<string, string>>): void {
  readSession(call, answer);
  if (answer["record"] === "1") call.recordFrom = answer["recordPoint"] === "1" ? "callee" : "caller";
  if (answer["record"] === "0") call.recordFrom = undefined;
}

const SECONDS = /^-?\d+$/;

function readSession(call: TwoWayCall, { sessiontime }: Readonly<Record<string, string>>): void {
  if (sessiontime === undefined || !SECONDS.test(sessiontime)) return;
  const seconds = Number(sessiontime);
  call.sessionMs = (seconds > 0 ? seconds : DEFAULT_SESSION_S) * 1000;
}

/** What each reply may set; the other fields of the contract have no effect here. */
const OBEYED: Readonly<Record<string, readonly string[]>> = {
  callAuth: ["record", "recordPoint", "sessiontime"],
  callEstablish: ["billdata", "sessiontime"],
  hangup: [],
};
/** For people, or a price: nothing is to be done with them. */
const FOR_PEOPLE = ["statuscode", "statusmsg", "totalfee"];
const VALUES: Readonly<Record<string, RegExp>> = { record: /^[01]$/, recordPoint: /^[01]$/, sessiontime: SECONDS };

/** The parts of a reply that are not executed, and why. */
function ignoredFields(kind: string, { fields, unknown }: CallbackReply): readonly string[] {
  const obeyed = OBEYED[kind] ?? [];
  const ignored = Object.entries(fields).flatMap(([name, value]) => {
    if (FOR_PEOPLE.includes(name) || value === "") return [];
    if (!obeyed.includes(name)) return [`${name} has no effect in the sandbox`];
    return VALUES[name]?.test(value) === false ? [`${name} has a value that it cannot have`] : [];
  });
  return [...ignored, ...unknown.map((name) => `${name} is not known`)];
}

function commonMembers(call: TwoWayCall): object {
  return {
    type: "1",
    // Number display: on how many legs (spec/reference/webhooks.md#fields-of-the-request).
    // @assumption `customerSerNum` and `fromSerNum` of the request decide on how many legs a number is shown.
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

/**
 * `starttime` is the callee's answer, or the caller's when the callee never answered
 * (spec/reference/webhooks.md#fields-of-the-request).
 *
 * @assumption The ringing of Hangup is that of the leg called last.
 */
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
