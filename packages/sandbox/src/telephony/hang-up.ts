import { recordingUrl } from "../kernel/identifiers.js";
import type { Platform } from "../kernel/kernel.js";
import { compactTime } from "../kernel/times.js";
import { leaveConference } from "../services/conference/rules.js";
import { conferenceOf } from "../services/conference/state.js";
import { releaseAgents } from "../services/contact-centre/assignment.js";
import { notifyOfCall } from "../webhooks/notify-of-call.js";
import { type Call, type IvrService, userdataOf } from "./call.js";
import { endActivity, enterActivity } from "./call-activity.js";
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
export function hangUp(platform: Platform, call: Call, why: string): void {
  if (call.state === "ended") return;
  note(platform, call, "platform", `ends the call: ${why}`);
  call.state = "ended";
  call.ended = platform.clock.now();
  if (call.service !== undefined) notifyCallEnded(platform, call, call.service);
  endActivity(call);
}

function notifyCallEnded(platform: Platform, call: Call, { record }: IvrService): void {
  const errorcode = call.failure && ERROR_CODES[call.failure];
  notifyOfCall(platform, call, "ivrStopService", "stopservice", {
    ...timesOf(call),
    ...((record || call.recorded) && call.answered !== undefined && recordingOf(platform)),
    ...(errorcode !== undefined && { errorcode }),
    ...userdataOf(call),
  });
}

/** The call begins with its answer: our choice. One that was not answered has an end alone. */
function timesOf({ answered, ended = 0 }: Call): Readonly<Record<string, string>> {
  const endtime = compactTime(ended);
  if (answered === undefined) return { endtime, callduration: "0" };
  return { starttime: compactTime(answered), endtime, callduration: String(Math.round((ended - answered) / 1000)) };
}

function recordingOf(platform: Platform): Readonly<Record<string, string>> {
  return { recordurl: recordingUrl(platform), recordid: platform.ids.digits(10) };
}

/** How long a call that nothing holds stays connected: our choice, for REST commands that take it further. */
const IDLE_MS = 10_000;

/** Leaves a call to REST commands; it is hung up when none takes it in time. */
export function park(platform: Platform, call: Call): void {
  enterActivity(platform, call, "nowhere").after(IDLE_MS, () =>
    hangUp(platform, call, "nothing holds the call any longer"),
  );
}

/** The party hangs up: the call ends, leaves its queue or the conference that it is in, and sets its agents free. */
export function partyHangsUp(platform: Platform, call: Call): void {
  if (call.state === "ended") return;
  note(platform, call, "party", "hangs up");
  // That both are told of a caller who still waits is our choice.
  notifyOfCall(platform, call, "ivrQueueQuit", call.waiting?.quiturl);
  notifyOfCall(platform, call, "ivrUserHangup", call.userHangupUrl);
  hangUp(platform, call, "the party has hung up");
  releaseAgents(platform, call);
  const context = conferenceOf(platform, call);
  if (context !== undefined) leaveConference(context, call.callSid);
}
