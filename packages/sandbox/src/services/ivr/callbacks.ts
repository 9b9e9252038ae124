import { recordingUrl } from "../../kernel/identifiers.js";
import { compactTime } from "../../kernel/times.js";
import { userdataOf } from "../../telephony/call.js";
import type { Call } from "../../telephony/state.js";
import type { CallOutcome } from "../../telephony/test-numbers.js";
import { notifyOfCall } from "../../webhooks/notify.js";
import type { IvrPlatform } from "./player.js";

/**
 * `errorcode` of a call that was not answered (spec/reference/ivr-protocol.md#ivrstopservice).
 *
 * @assumption A call that is not answered has `errorcode` `107480`, busy `107486`, unreachable
 *   `107404`, rejected `107603`.
 */
const ERROR_CODES: Readonly<Partial<Record<CallOutcome, string>>> = {
  doesNotAnswer: "107480",
  isBusy: "107486",
  cannotBeReached: "107404",
  rejects: "107603",
};

/**
 * Notifies the application that a call has ended: an IVR call gets `stopservice`
 * (spec/reference/ivr-protocol.md#ivrstopservice).
 *
 * @assumption Calls that agents and conferences placed get no `stopservice`.
 */
export function notifyCallEnded(platform: IvrPlatform, call: Call): void {
  const { service } = call;
  if (service === undefined) return;
  const errorcode = call.failure && ERROR_CODES[call.failure];
  notifyOfCall(platform, call, "ivrStopService", "stopservice", {
    ...timesOf(call),
    ...((service.record || call.recorded) && call.answered !== undefined && recordingOf(platform)),
    ...(errorcode !== undefined && { errorcode }),
    ...userdataOf(call),
  });
}

/**
 * One that was not answered has an end alone.
 *
 * @assumption `starttime` of `stopservice` is the answer of the call.
 */
function timesOf({ answered, ended = 0 }: Call): Readonly<Record<string, string>> {
  const endtime = compactTime(ended);
  if (answered === undefined) return { endtime, callduration: "0" };
  return { starttime: compactTime(answered), endtime, callduration: String(Math.round((ended - answered) / 1000)) };
}

function recordingOf(platform: IvrPlatform): Readonly<Record<string, string>> {
  return { recordurl: recordingUrl(platform), recordid: platform.ids.digits(10) };
}
