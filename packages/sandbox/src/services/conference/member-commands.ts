import { type Attributes, requiredString } from "../../kernel/request-body.js";
import { Refusal } from "../../kernel/status-code-error.js";
import { compactTime } from "../../kernel/times.js";
import type { IvrCall } from "../../telephony/call.js";
import { placeCall } from "../../telephony/dial.js";
import { hangUp } from "../../telephony/hang-up.js";
import { checkNumber } from "../../telephony/phone-number.js";
import { note } from "../../telephony/transcript.js";
import { notifyConference, notifyMedia } from "./callbacks.js";
import { admit, askPassword, checkSeats, memberJoins } from "./joining.js";
import { leaveConference } from "./rules.js";
import { type Conference, type ConferenceCommand, isOpen, type Scene } from "./state.js";

/**
 * The call of the member that a command names.
 *
 * @param code what the command answers when the call is not in the conference; one whose phone still rings is not (our choice)
 */
export function findMember({ members }: Conference, attributes: Attributes, code: string): string {
  const callid = requiredString(attributes, "callid");
  if (!members.has(callid)) throw new Refusal(code);
  return callid;
}

/** Writes into the transcript of the member whom a command names what has become of the party. */
export function noteMember({ engine }: Scene, { callid = "" }: Attributes, what: string): void {
  const call = engine.state.ivr.calls.get(callid);
  if (call !== undefined) note(engine, call, "platform", `the party ${what}`);
}

/** So many numbers may stand in one request, separated by `#` (client-code). */
const AT_ONCE = 20;

/**
 * Calls somebody into the conference. Several numbers are each called; the reply names the first call: our choice.
 *
 * @throws {Refusal} `110092` when the conference is full, `110026` for more than 20 numbers (our choice), the code that a number asks for
 */
export const inviteJoinConf: ConferenceCommand = (scene, attributes) => {
  const numbers = requiredString(attributes, "number").split("#");
  if (numbers.length > AT_ONCE || numbers.includes("")) throw new Refusal("110026");
  for (const number of numbers) checkNumber(scene.application, number);
  checkSeats(scene.conference, numbers.length);
  const [first] = numbers.map((number) => invite(scene, number, attributes));
  return { callSid: first?.callSid, orderId: first?.orderId };
};

function invite(scene: Scene, number: string, attributes: Attributes): IvrCall {
  const { engine, application, conference } = scene;
  const call = placeCall(engine, {
    appId: application.appId,
    number,
    onAnswer: () => {
      if (isOpen(scene)) askPassword(scene, call, (right) => settle(scene, call, attributes, right));
      else settle(scene, call, attributes, true);
    },
    onNoAnswer: () => {
      conference.invited.delete(call.callSid);
      tellResult(scene, call, attributes, false);
    },
  });
  conference.invited.set(call.callSid, number);
  return call;
}

/** The invitee, who may have been asked for the password meanwhile, joins or does not. */
function settle(scene: Scene, call: IvrCall, attributes: Attributes, right: boolean): void {
  scene.conference.invited.delete(call.callSid);
  if (right && isOpen(scene)) memberJoins(scene, call, attributes);
  else if (right) hangUp(scene.engine, call, "the conference has ended");
  tellResult(scene, call, attributes, right && call.state === "answered");
}

/** ivr-protocol.md §7.3. `0` is success; `1` for failure is our choice, and its `jointime` is the time of the failure. */
function tellResult(scene: Scene, { callSid, number }: IvrCall, attributes: Attributes, joined: boolean): void {
  const jointime = compactTime(scene.engine.clock.now());
  const parameters = { callid: callSid, jointime, number, result: joined ? "0" : "1" };
  notifyConference(scene, "confInvited", attributes["action"], parameters);
}

/**
 * Lets a running call join; where there is a password, once it has been said.
 *
 * @throws {Refusal} `110092` when the conference is full, `110025` when the call is not connected or is held by another service (older table; our choice)
 */
export const joinConf: ConferenceCommand = (scene, attributes) => {
  const call = scene.engine.state.ivr.calls.get(requiredString(attributes, "callid"));
  if (call?.appId !== scene.application.appId) throw new Refusal("110025");
  if (call.state !== "answered" || call.stay.at !== "nowhere") throw new Refusal("110025");
  checkSeats(scene.conference, 1);
  // What the application has answered before is over.
  call.player.rest = [];
  admit(scene, call, attributes);
  return {};
};

/**
 * Takes a member out. The member's call stays for a few seconds, in which JoinConf or a command of controlCall may take it (our choice).
 *
 * @throws {Refusal} `110027` when the call is not in the conference
 */
export const quitConf: ConferenceCommand = (scene, attributes) => {
  leaveConference(scene, findMember(scene.conference, attributes, "110027"), attributes["action"]);
  return {};
};

/**
 * A member is no longer heard. To mute a muted one is a success: our choice.
 *
 * @throws {Refusal} `110028` when the call is not in the conference
 */
export const confMute: ConferenceCommand = (scene, attributes) => {
  scene.conference.muted.add(findMember(scene.conference, attributes, "110028"));
  noteMember(scene, attributes, "is mute");
  notifyMedia(scene, attributes, "mute");
  return {};
};

/**
 * A member is heard again. To unmute one who is not muted is a success: our choice.
 *
 * @throws {Refusal} `110028` when the call is not in the conference
 */
export const confUnMute: ConferenceCommand = (scene, attributes) => {
  scene.conference.muted.delete(findMember(scene.conference, attributes, "110028"));
  noteMember(scene, attributes, "may speak");
  notifyMedia(scene, attributes, "unmute");
  return {};
};

/**
 * A member no longer hears (禁听).
 *
 * @throws {Refusal} `110025` when the call is not in the conference (older table; our choice)
 */
export const confMemberPause: ConferenceCommand = (scene, attributes) => {
  scene.conference.paused.add(findMember(scene.conference, attributes, "110025"));
  noteMember(scene, attributes, "hears nothing");
  notifyMedia(scene, attributes, "pause");
  return {};
};

/**
 * A member hears again, and may speak when `speak` is `1`; without it the member is mute afterwards (inferred).
 *
 * @throws {Refusal} `110025` when the call is not in the conference (older table; our choice)
 */
export const confMemberResume: ConferenceCommand = (scene, attributes) => {
  const { conference } = scene;
  const callid = findMember(conference, attributes, "110025");
  conference.paused.delete(callid);
  const speaks = attributes["speak"] === "1";
  if (speaks) conference.muted.delete(callid);
  else conference.muted.add(callid);
  noteMember(scene, attributes, `hears again, and ${speaks ? "may speak" : "is mute"}`);
  notifyMedia(scene, attributes, "resume");
  return {};
};
