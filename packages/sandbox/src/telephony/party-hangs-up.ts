import type { Engine } from "../kernel/engine.js";
import { leaveConference } from "../services/conference/leave-conference.js";
import { sceneOf } from "../services/conference/scene.js";
import { releaseAgents } from "../services/contact-centre/release-agents.js";
import { notifyOfCall } from "../webhooks/notify-of-call.js";
import { hangUp } from "./hang-up.js";
import type { IvrCall } from "./ivr-call-state.js";
import { note } from "./transcript.js";

/** The party hangs up: the call ends, leaves its queue or the conference that it is in, and sets its agents free. */
export function partyHangsUp(engine: Engine, call: IvrCall): void {
  if (call.state === "ended") return;
  note(engine, call, "party", "hangs up");
  // That both are told of a caller who still waits is our choice.
  notifyOfCall(engine, call, "ivrQueueQuit", call.waiting?.quiturl);
  notifyOfCall(engine, call, "ivrUserHangup", call.userHangupUrl);
  hangUp(engine, call, "the party has hung up");
  releaseAgents(engine, call);
  const scene = sceneOf(engine, call);
  if (scene !== undefined) leaveConference(scene, call.callSid);
}
