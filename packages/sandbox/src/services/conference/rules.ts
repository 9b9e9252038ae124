import { KEPT_CALLS, makeRoom } from "../../kernel/bounded-store.js";
import type { Engine } from "../../kernel/kernel.js";
import type { Attributes } from "../../kernel/request-body.js";
import { compactTime } from "../../kernel/times.js";
import type { IvrCall } from "../../telephony/call.js";
import { hangUp } from "../../telephony/hang-up.js";
import { note } from "../../telephony/transcript.js";
import { proceed } from "../ivr/player.js";
import type { Application } from "../platform.js";
import { notifyConference } from "./callbacks.js";
import { reportRecording } from "./media.js";
import { type Conference, isOpen, type Scene } from "./state.js";

/** A conference that nobody joined is deleted after this time (documented). */
const EMPTY_MS = 10 * 60 * 1000;

/**
 * Creates a conference, tells the application of it, and deletes it when nobody joins in time.
 *
 * @param settings attributes of CreateConf
 * @param creator the IVR call that creates it
 */
export function openConference(
  engine: Engine,
  application: Application,
  settings: Attributes,
  creator?: IvrCall,
): Scene {
  const { state, clock } = engine;
  const conference: Conference = {
    // A short id has four digits, until 9,000 of them have been given (how short it is, is our choice).
    confid: String(settings["shortconf"] === "true" ? state.nextShortConference++ : state.nextConference++),
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
  makeRoom(state.conferences, KEPT_CALLS);
  state.conferences.set(conference.confid, conference);
  const scene = { engine, application, conference };
  if (!isPermanent(conference)) clock.after(EMPTY_MS, () => deleteIfNobodyCame(scene));
  notifyConference(scene, "confCreated", settings["action"], {
    ...(creator !== undefined && { callid: creator.callSid }),
    createtime: compactTime(conference.created),
  });
  return scene;
}

/** `shortconf` and `autodelete` both `false` make a permanent conference (documented); that it is not deleted for want of members is inferred. */
function isPermanent({ settings }: Conference): boolean {
  return settings["autodelete"] === "false" && settings["shortconf"] !== "true";
}

function deleteIfNobodyCame(scene: Scene): void {
  const { members, began } = scene.conference;
  if (isOpen(scene) && members.size === 0 && began === undefined) deleteConference(scene);
}

/**
 * Ends a conference with all who are in it. A phone that rings for it finds nothing when it is answered.
 *
 * @param attributes `autohangup`, `quiturl`, `recordurl` and `delurl`, as DismissConf and ConfAlarmClock have them
 */
export function endConference(scene: Scene, attributes: Attributes): void {
  for (const callid of [...scene.conference.members.keys()]) {
    if (attributes["autohangup"] === "true") memberIsHungUp(scene, callid);
    else memberLeaves(scene, callid, attributes["quiturl"]);
  }
  deleteConference(scene, attributes);
}

/** Deletes a conference that is empty by then, and tells the application. */
export function deleteConference(scene: Scene, attributes: Attributes = {}): void {
  const { engine, conference } = scene;
  engine.state.conferences.delete(conference.confid);
  reportRecording(scene, attributes["recordurl"]);
  const relative = attributes["delurl"] ?? conference.settings["delreporturl"];
  notifyConference(scene, "confDeleted", relative, { deltime: compactTime(engine.clock.now()) });
}

/**
 * A member leaves a conference that goes on without. One that its last member left is deleted (documented), unless `autodelete` is `false` (inferred).
 *
 * @param quiturl `action` of QuitConf
 */
export function leaveConference(scene: Scene, callid: string, quiturl?: string): void {
  const { members, settings } = scene.conference;
  memberLeaves(scene, callid, quiturl);
  if (members.size === 0 && settings["autodelete"] !== "false") deleteConference(scene);
}

/**
 * A member leaves: to the address given, else to `quiturl` of CreateConf, goes a notification. Its `jointime` is the time of leaving, as in the reference's sample
 * (ivr-protocol.md §7.4). The member's call goes on with the commands of its application that wait.
 */
export function memberLeaves(scene: Scene, callid: string, quiturl: string | undefined): void {
  const { engine, conference } = scene;
  const number = conference.members.get(callid) ?? "";
  const call = forget(scene, callid);
  const parameters = { callid, jointime: compactTime(engine.clock.now()), number };
  notifyConference(scene, "confQuit", quiturl ?? conference.settings["quiturl"], parameters);
  if (call?.state !== "answered") return;
  note(engine, call, "platform", `the party leaves conference ${conference.confid}`);
  proceed(engine, call);
}

/** A member is hung up, at the end of a conference with `autohangup`. There is no notification of leaving then (client-code, of DismissConf). */
export function memberIsHungUp(scene: Scene, callid: string): void {
  const call = forget(scene, callid);
  if (call !== undefined) hangUp(scene.engine, call, "the conference has ended");
}

function forget({ engine, conference }: Scene, callid: string): IvrCall | undefined {
  conference.members.delete(callid);
  conference.muted.delete(callid);
  conference.paused.delete(callid);
  if (conference.host === callid) conference.host = undefined;
  const call = engine.state.ivr.calls.get(callid);
  if (call !== undefined) call.confid = undefined;
  return call;
}
