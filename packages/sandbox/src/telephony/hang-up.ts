import { recordingUrl } from "../kernel/identifiers.js";
import type { Engine } from "../kernel/kernel.js";
import { compactTime } from "../kernel/times.js";
import { leaveConference } from "../services/conference/rules.js";
import { sceneOf } from "../services/conference/state.js";
import { releaseAgents } from "../services/contact-centre/assignment.js";
import { notifyOfCall } from "../webhooks/notify-of-call.js";
import { type IvrCall, type IvrService, userdataOf } from "./call.js";
import { beginStay, endStay } from "./call-activity.js";
import type { CallOutcome } from "./test-numbers.js";
import { note } from "./transcript.js";

/** `errorcode` of a call that was not answered: 107000 and a cause in the manner of SIP, as one client reads it. Which cause is our choice. */
const ERROR_CODES: Readonly<Partial<Record<CallOutcome, string>>> = {
  doesNotAnswer: "107480",
  isBusy: "107486",
  cannotBeReached: "107404",
  rejects: "107603",
};

/**
 * Ends a call. An IVR call gets `stopservice` (ivr-protocol.md §5); that others get none is our choice.
 *
 * @param why for the transcript
 */
export function hangUp(engine: Engine, call: IvrCall, why: string): void {
  if (call.state === "ended") return;
  note(engine, call, "platform", `ends the call: ${why}`);
  call.state = "ended";
  call.ended = engine.clock.now();
  if (call.service !== undefined) tellEnd(engine, call, call.service);
  endStay(call);
}

function tellEnd(engine: Engine, call: IvrCall, { record }: IvrService): void {
  const errorcode = call.failure && ERROR_CODES[call.failure];
  notifyOfCall(engine, call, "ivrStopService", "stopservice", {
    ...timesOf(call),
    ...((record || call.recorded) && call.answered !== undefined && recordingOf(engine)),
    ...(errorcode !== undefined && { errorcode }),
    ...userdataOf(call),
  });
}

/** The call begins with its answer: our choice. One that was not answered has an end alone. */
function timesOf({ answered, ended = 0 }: IvrCall): Readonly<Record<string, string>> {
  const endtime = compactTime(ended);
  if (answered === undefined) return { endtime, callduration: "0" };
  return { starttime: compactTime(answered), endtime, callduration: String(Math.round((ended - answered) / 1000)) };
}

function recordingOf(engine: Engine): Readonly<Record<string, string>> {
  return { recordurl: recordingUrl(engine), recordid: engine.ids.digits(10) };
}

/** How long a call that nothing holds stays connected: our choice, for REST commands that take it further. */
const IDLE_MS = 10_000;

/** Leaves a call to REST commands; it is hung up when none takes it in time. */
export function leaveIdle(engine: Engine, call: IvrCall): void {
  beginStay(engine, call, "nowhere").after(IDLE_MS, () => hangUp(engine, call, "nothing holds the call any longer"));
}

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
