import type { Application } from "../../kernel/application.js";
import { evictOldest, KEPT_CALLS } from "../../kernel/bounded-store.js";
import type { Attributes } from "../../kernel/request-body.js";
import { compactTime } from "../../kernel/times.js";
import { hangUp } from "../../telephony/hang-up.js";
import type { Call } from "../../telephony/state.js";
import { note } from "../../telephony/transcript.js";
import { notifyConference } from "./callbacks.js";
import { reportRecording } from "./media.js";
import {
  type Conference,
  type ConferenceContext,
  type ConferencePlatform,
  conferenceChanged,
  conferenceOf,
  isOpen,
} from "./state.js";

/**
 * A conference that nobody joined is deleted after this time
 * (spec/reference/conference.md#createconference).
 */
const EMPTY_MS = 10 * 60 * 1000;

/**
 * Creates a conference, notifies the application of it, and deletes it when nobody joins in time.
 *
 * @param settings attributes of CreateConf
 * @param creator the IVR call that creates it
 */
export function openConference(
  platform: ConferencePlatform,
  application: Application,
  settings: Attributes,
  creator?: Call,
): ConferenceContext {
  const { conferences, clock } = platform;
  const conference: Conference = {
    // @assumption An id with `shortconf` has four digits, until 9,000 of them have been given.
    confid: String(settings["shortconf"] === "true" ? conferences.nextShortId++ : conferences.nextId++),
    appId: application.appId,
    created: clock.now(),
    settings,
    members: new Map(),
    invited: new Map(),
    host: undefined,
    muted: new Set(),
    paused: new Set(),
    began: undefined,
    volume: 0,
    playing: undefined,
    recording: undefined,
    alarm: undefined,
  };
  evictOldest(conferences.byId, KEPT_CALLS);
  conferences.byId.set(conference.confid, conference);
  const context = { platform, application, conference };
  conferenceChanged(context);
  if (!isPermanent(conference)) clock.after(EMPTY_MS, () => deleteIfNobodyCame(context));
  notifyConference(context, "confCreated", settings["action"], {
    ...(creator !== undefined && { callid: creator.callSid }),
    createtime: compactTime(conference.created),
  });
  return context;
}

/**
 * `shortconf` and `autodelete` both `false` make a permanent conference
 * (spec/reference/conference.md#createconference).
 *
 * @assumption A permanent conference is not deleted when it has no members.
 */
function isPermanent({ settings }: Conference): boolean {
  return settings["autodelete"] === "false" && settings["shortconf"] !== "true";
}

function deleteIfNobodyCame(context: ConferenceContext): void {
  const { members, began } = context.conference;
  if (isOpen(context) && members.size === 0 && began === undefined) deleteConference(context);
}

/**
 * Ends a conference with all who are in it. A phone that rings for it finds nothing when it is answered.
 *
 * @param attributes `autohangup`, `quiturl`, `recordurl` and `delurl`, as DismissConf and ConfAlarmClock have them
 */
export function endConference(context: ConferenceContext, attributes: Attributes): void {
  for (const callid of [...context.conference.members.keys()]) {
    if (attributes["autohangup"] === "true") memberIsHungUp(context, callid);
    else memberLeaves(context, callid, attributes["quiturl"]);
  }
  deleteConference(context, attributes);
}

/** Deletes a conference that is empty by then, and notifies the application. */
export function deleteConference(context: ConferenceContext, attributes: Attributes = {}): void {
  const { platform, conference } = context;
  platform.conferences.byId.delete(conference.confid);
  conferenceChanged(context);
  reportRecording(context, attributes["recordurl"]);
  const relative = attributes["delurl"] ?? conference.settings["delreporturl"];
  notifyConference(context, "confDeleted", relative, { deltime: compactTime(platform.clock.now()) });
}

/**
 * A member leaves a conference that goes on without. One that its last member left is deleted
 * (spec/reference/conference.md#createconference).
 *
 * @param quiturl `action` of QuitConf
 * @assumption A conference whose last member left stays when `autodelete` is `false`.
 */
export function leaveConference(context: ConferenceContext, callid: string, quiturl?: string): void {
  const { members, settings } = context.conference;
  memberLeaves(context, callid, quiturl);
  if (members.size === 0 && settings["autodelete"] !== "false") deleteConference(context);
}

/** The party of a call has hung up, and leaves the conference that it was in. */
export function partyLeaves(platform: ConferencePlatform, call: Call): void {
  const context = conferenceOf(platform, call);
  if (context !== undefined) leaveConference(context, call.callSid);
}

/**
 * A member leaves: to the address given, else to `quiturl` of CreateConf, goes a notification. Its `jointime` is the time of leaving, as in the reference's sample
 * (spec/reference/ivr-protocol.md#confquit). The member's call goes on with the commands of its application that wait.
 */
export function memberLeaves(context: ConferenceContext, callid: string, quiturl: string | undefined): void {
  const { platform, conference } = context;
  const number = conference.members.get(callid) ?? "";
  const call = forget(context, callid);
  const parameters = { callid, jointime: compactTime(platform.clock.now()), number };
  notifyConference(context, "confQuit", quiturl ?? conference.settings["quiturl"], parameters);
  if (call?.state !== "answered") return;
  note(platform, call, "platform", `the party leaves conference ${conference.confid}`);
  platform.events.emit("MemberLeft", { call });
}

/** A member is hung up, at the end of a conference with `autohangup`. There is no notification of leaving then (client-code, of DismissConf). */
export function memberIsHungUp(context: ConferenceContext, callid: string): void {
  const call = forget(context, callid);
  if (call !== undefined) hangUp(context.platform, call, "the conference has ended");
}

function forget(context: ConferenceContext, callid: string): Call | undefined {
  const { platform, conference } = context;
  conferenceChanged(context);
  conference.members.delete(callid);
  conference.muted.delete(callid);
  conference.paused.delete(callid);
  if (conference.host === callid) conference.host = undefined;
  const call = platform.telephony.calls.get(callid);
  if (call !== undefined) call.confid = undefined;
  return call;
}
