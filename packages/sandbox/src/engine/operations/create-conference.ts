import type { Engine, Handler } from "../engine.js";
import { findApplication } from "../find-application.js";
import { commandMembers, requiredString } from "../read-body.js";
import type { Application, Conference } from "../state.js";
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
  };
  state.conferences.set(conference.confid, conference);
  clock.after(EMPTY_MS, () => deleteIfEmpty(engine, application, conference));
  notify(engine, application, conference, "action", { createtime: compactTime(conference.created) });
  return { confid: conference.confid, voiptoconfid: `800000${conference.confid}` };
};

function deleteIfEmpty(engine: Engine, application: Application, conference: Conference): void {
  if (conference.members.size > 0 || !engine.state.conferences.delete(conference.confid)) return;
  notify(engine, application, conference, "delreporturl", { deltime: compactTime(engine.clock.now()) });
}

/** A notification goes to the relative URL that the command gave, below the application's IVR notification URL; without either, nowhere. */
function notify(
  { outbox }: Engine,
  { ivrUrl }: Application,
  { confid, settings }: Conference,
  member: string,
  parameters: Readonly<Record<string, string>>,
): void {
  const relative = settings[member];
  if (relative && ivrUrl !== undefined)
    outbox.sendNotification(`conference ${member}`, ivrUrl, relative, { confid, ...parameters });
}
