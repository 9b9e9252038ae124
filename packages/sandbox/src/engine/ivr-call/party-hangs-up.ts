import { releaseAgents } from "../agents/release-agents.js";
import { leaveConference } from "../conference/leave-conference.js";
import type { Engine } from "../engine.js";
import type { IvrCall } from "../ivr-call-state.js";
import { note } from "../ivr-player/transcript.js";
import { findWaiting } from "../queues/waiting.js";
import { hangUp } from "./hang-up.js";
import { notifyOfCall } from "./notify-of-call.js";

/** The party hangs up: the call ends, leaves its queue or the conference that it is in, and sets its agents free. */
export function partyHangsUp(engine: Engine, call: IvrCall): void {
  if (call.state === "ended") return;
  note(engine, call, "party", "hangs up");
  // That both are told of a caller who still waits is our choice.
  notifyOfCall(engine, call, "ivrQueueQuit", findWaiting(engine.state.ivr, call)?.quiturl);
  notifyOfCall(engine, call, "ivrUserHangup", call.userHangupUrl);
  hangUp(engine, call, "the party has hung up");
  releaseAgents(engine, call);
  const application = engine.state.applications.get(call.appId);
  if (application === undefined) return;
  for (const conference of engine.state.conferences.values()) {
    if (conference.members.has(call.callSid)) leaveConference({ engine, application, conference }, call.callSid);
  }
}
