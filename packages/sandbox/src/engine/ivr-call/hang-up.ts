import type { CallOutcome } from "../call-outcome.js";
import type { Engine } from "../engine.js";
import { note } from "../ivr-player/transcript.js";
import { userdataOf } from "../ivr-player/userdata-of.js";
import { recordingUrl } from "../recording-url.js";
import { compactTime } from "../times.js";
import { endStay } from "./begin-stay.js";
import type { IvrCall, IvrService } from "./ivr-call-state.js";
import { notifyOfCall } from "./notify-of-call.js";

/** `errorcode` of a call that was not answered: 107000 and a cause in the manner of SIP, as one client reads it. Which cause is our choice. */
const ERROR_CODES: Readonly<Partial<Record<CallOutcome, string>>> = {
  doesNotAnswer: "107480",
  isBusy: "107486",
  cannotBeReached: "107404",
  rejects: "107603",
};

/**
 * Ends a call. An IVR call gets `stopservice` (spec/reference/ivr-protocol.md#ivrstopservice); that others get none is our choice.
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
