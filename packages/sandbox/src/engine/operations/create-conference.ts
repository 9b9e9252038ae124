import { deleteConference } from "../conference/end-conference.js";
import { notifyConference } from "../conference/notify-conference.js";
import { isOpen, type Scene } from "../conference/scene.js";
import type { Conference } from "../conference-state.js";
import type { Handler } from "../engine.js";
import { findApplication } from "../find-application.js";
import { KEPT_CALLS, makeRoom } from "../make-room.js";
import { commandMembers, requiredString } from "../read-body.js";
import { compactTime } from "../times.js";

/** A conference that nobody joined is deleted after this time (documented). */
const EMPTY_MS = 10 * 60 * 1000;

/** Creates a conference, tells the application of it, and deletes it when nobody joins in time. */
export const createConference: Handler = (engine, body) => {
  const { state, clock } = engine;
  const application = findApplication(state, requiredString(body, "Appid"));
  const conference: Conference = {
    confid: String(state.nextConference++),
    appId: application.appId,
    created: clock.now(),
    settings: commandMembers(body, "CreateConf"),
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
  const createtime = compactTime(conference.created);
  notifyConference(scene, "confCreated", conference.settings["action"], { createtime });
  return { confid: conference.confid, voiptoconfid: `800000${conference.confid}` };
};

/** `shortconf` and `autodelete` both `false` make a permanent conference (documented); that it is not deleted for want of members is inferred. */
function isPermanent({ settings }: Conference): boolean {
  return settings["autodelete"] === "false" && settings["shortconf"] !== "true";
}

function deleteIfNobodyCame(scene: Scene): void {
  const { members, began } = scene.conference;
  if (isOpen(scene) && members.size === 0 && began === undefined) deleteConference(scene);
}
