import { type Attributes, requiredString } from "../../kernel/request-body.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { compactTime } from "../../kernel/times.js";
import { placeCall } from "../../telephony/dial.js";
import { hangUp } from "../../telephony/hang-up.js";
import { checkNumber } from "../../telephony/phone-number.js";
import type { Call } from "../../telephony/state.js";
import { note } from "../../telephony/transcript.js";
import { notifyConference, notifyMedia } from "./callbacks.js";
import { admit, askPassword, checkSeats, memberJoins } from "./joining.js";
import { leaveConference } from "./rules.js";
import { type Conference, type ConferenceCommand, type ConferenceContext, conferenceChanged, isOpen } from "./state.js";

/**
 * The call of the member that a command names.
 *
 * @param code status code of a command whose call is not in the conference
 * @assumption An invitee whose phone still rings is no member.
 */
export function findMember({ members }: Conference, attributes: Attributes, code: string): string {
  const callid = requiredString(attributes, "callid");
  if (!members.has(callid)) throw new StatusCodeError(code);
  return callid;
}

/** Writes into the transcript of the member whom a command names what has become of the party. */
export function noteMember({ platform }: ConferenceContext, { callid = "" }: Attributes, what: string): void {
  const call = platform.telephony.calls.get(callid);
  if (call !== undefined) note(platform, call, "platform", `the party ${what}`);
}

/** So many numbers may be in one request, separated by `#` (client-code). */
const AT_ONCE = 20;

/**
 * Calls somebody into the conference.
 *
 * @throws {StatusCodeError} `110092` when the conference is full, `110026` for more than 20
 *   numbers, the code that a number asks for
 * @assumption Several numbers of InviteJoinConf are all called, and the reply names the first call;
 *   more than 20 give `110026`.
 */
export const inviteJoinConf: ConferenceCommand = (context, attributes) => {
  const numbers = requiredString(attributes, "number").split("#");
  if (numbers.length > AT_ONCE || numbers.includes("")) throw new StatusCodeError("110026");
  for (const number of numbers) checkNumber(context.application, number, "controlConference");
  checkSeats(context.conference, numbers.length);
  const [first] = numbers.map((number) => invite(context, number, attributes));
  return { callSid: first?.callSid, orderId: first?.orderId };
};

function invite(context: ConferenceContext, number: string, attributes: Attributes): Call {
  const { platform, application, conference } = context;
  const call = placeCall(platform, {
    appId: application.appId,
    number,
    onAnswer: () => {
      if (isOpen(context)) askPassword(context, call, (right) => settle(context, call, attributes, right));
      else settle(context, call, attributes, true);
    },
    onNoAnswer: () => {
      conference.invited.delete(call.callSid);
      conferenceChanged(context);
      notifyInvited(context, call, attributes, false);
    },
  });
  conference.invited.set(call.callSid, number);
  return call;
}

/** The invitee, who may have been asked for the password meanwhile, joins or does not. */
function settle(context: ConferenceContext, call: Call, attributes: Attributes, right: boolean): void {
  context.conference.invited.delete(call.callSid);
  conferenceChanged(context);
  if (right && isOpen(context)) memberJoins(context, call, attributes);
  else if (right) hangUp(context.platform, call, "the conference has ended");
  notifyInvited(context, call, attributes, right && call.state === "answered");
}

/**
 * spec/reference/ivr-protocol.md#confinvited. `0` is success.
 *
 * @assumption An invitee who does not join is reported with `result` `1`, and `jointime` is the
 *   time of that.
 */
function notifyInvited(
  context: ConferenceContext,
  { callSid, number }: Call,
  attributes: Attributes,
  joined: boolean,
): void {
  const jointime = compactTime(context.platform.clock.now());
  const parameters = { callid: callSid, jointime, number, result: joined ? "0" : "1" };
  notifyConference(context, "confInvited", attributes["action"], parameters);
}

/**
 * Lets a running call join; where there is a password, once it has been said.
 *
 * @throws {StatusCodeError} `110092` when the conference is full, `110025` when the call is not
 *   connected or is held by another service
 * @assumption JoinConf takes a call that nothing else holds; any other gives `110025`.
 */
export const joinConf: ConferenceCommand = (context, attributes) => {
  const call = context.platform.telephony.calls.get(requiredString(attributes, "callid"));
  if (call?.appId !== context.application.appId) throw new StatusCodeError("110025");
  if (call.state !== "answered" || call.activity.at !== "nowhere") throw new StatusCodeError("110025");
  checkSeats(context.conference, 1);
  // What the application has answered before is over.
  call.player.rest = [];
  admit(context, call, attributes);
  return {};
};

/**
 * Takes a member out.
 *
 * @throws {StatusCodeError} `110027` when the call is not in the conference
 * @assumption The call of a member who was taken out stays for ten seconds, for JoinConf or a
 *   command of controlCall.
 */
export const quitConf: ConferenceCommand = (context, attributes) => {
  leaveConference(context, findMember(context.conference, attributes, "110027"), attributes["action"]);
  return {};
};

/**
 * A member is no longer heard.
 *
 * @throws {StatusCodeError} `110028` when the call is not in the conference
 * @assumption To mute a muted member, or to unmute one who is not muted, is a success.
 */
export const confMute: ConferenceCommand = (context, attributes) => {
  context.conference.muted.add(findMember(context.conference, attributes, "110028"));
  noteMember(context, attributes, "is mute");
  notifyMedia(context, attributes, "mute");
  return {};
};

/**
 * A member is heard again.
 *
 * @throws {StatusCodeError} `110028` when the call is not in the conference
 */
export const confUnMute: ConferenceCommand = (context, attributes) => {
  context.conference.muted.delete(findMember(context.conference, attributes, "110028"));
  noteMember(context, attributes, "may speak");
  notifyMedia(context, attributes, "unmute");
  return {};
};

/**
 * A member no longer hears (禁听).
 *
 * @throws {StatusCodeError} `110025` when the call is not in the conference
 * @assumption ConfMemberPause, ConfMemberResume and JoinConf give `110025` where the others have a
 *   code of their own.
 */
export const confMemberPause: ConferenceCommand = (context, attributes) => {
  context.conference.paused.add(findMember(context.conference, attributes, "110025"));
  noteMember(context, attributes, "hears nothing");
  notifyMedia(context, attributes, "pause");
  return {};
};

/**
 * A member hears again, and may speak when `speak` is `1`; without it the member is mute afterwards
 * (inferred; spec/reference/conference.md#confmemberresume).
 *
 * @throws {StatusCodeError} `110025` when the call is not in the conference
 */
export const confMemberResume: ConferenceCommand = (context, attributes) => {
  const { conference } = context;
  const callid = findMember(conference, attributes, "110025");
  conference.paused.delete(callid);
  const speaks = attributes["speak"] === "1";
  if (speaks) conference.muted.delete(callid);
  else conference.muted.add(callid);
  noteMember(context, attributes, `hears again, and ${speaks ? "may speak" : "is mute"}`);
  notifyMedia(context, attributes, "resume");
  return {};
};
