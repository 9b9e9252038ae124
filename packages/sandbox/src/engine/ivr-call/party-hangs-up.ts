import { releaseAgents } from "../agents/release-agents.js";
import { leaveConference } from "../conference/leave-conference.js";
import type { Engine } from "../engine.js";
import type { IvrCall } from "../ivr-call-state.js";
import { hangUp } from "./hang-up.js";

/** The called party hangs up: the call ends, leaves the conference that it is in, and sets its agents free. */
export function partyHangsUp(engine: Engine, call: IvrCall): void {
  if (call.state === "ended") return;
  hangUp(engine, call);
  releaseAgents(engine, call);
  const application = engine.state.applications.get(call.appId);
  if (application === undefined) return;
  for (const conference of engine.state.conferences.values()) {
    if (conference.members.has(call.callSid)) leaveConference({ engine, application, conference }, call.callSid);
  }
}
