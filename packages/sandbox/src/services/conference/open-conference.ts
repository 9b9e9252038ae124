import type { Engine } from "../../kernel/engine.js";
import { KEPT_CALLS, makeRoom } from "../../kernel/make-room.js";
import type { Attributes } from "../../kernel/pick-command.js";
import { compactTime } from "../../kernel/times.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import type { Application } from "../state.js";
import type { Conference } from "./conference-state.js";
import { deleteConference } from "./end-conference.js";
import { notifyConference } from "./notify-conference.js";
import { isOpen, type Scene } from "./scene.js";

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
