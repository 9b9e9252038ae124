import { findApplication } from "../kernel/application.js";
import type { Platform } from "../kernel/kernel.js";
import { fetchInstructions } from "../services/ivr/player.js";
import type { Application } from "../services/platform.js";
import { type Call, createCall } from "./call.js";
import { type CallerStep, isKeys, readScript } from "./caller-script.js";
import { partyHangsUp } from "./hang-up.js";
import { planHangUp, pressKeys } from "./keypad.js";
import { note, showTranscript } from "./transcript.js";

/** The telephones at the other end of IVR calls, and what was said there. */
export interface Phones {
  /**
   * Says what the party at a number does in each of its calls from now on; an empty script takes that back.
   *
   * @throws {TypeError} for what is no script, naming the step
   */
  scriptParty(number: string, script: readonly CallerStep[]): void;
  /**
   * Somebody calls an application, which is asked at its IVR notification URL what to do.
   *
   * @param appId the sandbox's first application by default
   * @returns the `callid`
   * @throws {TypeError} for what is no script
   */
  receiveCall(call: InboundCall, appId?: string): string;
  /**
   * The party of a call presses keys, now.
   *
   * @throws {TypeError} for what is no key
   * @throws {RangeError} when there is no such call, or it is not connected
   */
  pressKeys(callid: string, keys: string): void;
  /**
   * The party of a call hangs up, now.
   *
   * @throws {RangeError} when there is no such call, or it is not connected
   */
  hangUp(callid: string): void;
  /**
   * What happened in a call, for people: a line for each thing, with the time in Beijing, who and what. Those of the newest thousand calls are kept.
   *
   * @throws {RangeError} when there is none
   */
  transcript(callid: string): string;
}

/** The telephones of a sandbox. */
export function createPhones(platform: () => Platform, appId: string): Phones {
  function connected(callid: string): Call {
    const call = platform().state.ivr.calls.get(callid);
    if (call?.state !== "answered") throw new RangeError(`there is no connected call ${callid}`);
    return call;
  }
  return {
    scriptParty(number, script) {
      const { scripts } = platform().state.ivr;
      const checked = readScript(script);
      if (checked.length === 0) scripts.delete(number);
      else scripts.set(number, checked);
    },
    receiveCall({ script, ...call }, to = appId) {
      const checked = script === undefined ? {} : { script: readScript(script) };
      return receiveCall(platform(), findApplication(platform().state, to), { ...call, ...checked });
    },
    pressKeys(callid, keys) {
      if (!isKeys(keys) || keys === "") throw new TypeError("keys are digits, # and *");
      pressKeys(platform(), connected(callid), keys);
    },
    hangUp: (callid) => partyHangsUp(platform(), connected(callid)),
    transcript(callid) {
      const lines = platform().state.ivr.transcripts.get(callid);
      if (lines === undefined) throw new RangeError(`there is no transcript of a call ${callid}`);
      return showTranscript(lines);
    },
  };
}

/** A call that somebody makes to the application. */
export interface InboundCall {
  /** The caller's number. */
  readonly from: string;
  /** The number that was called. */
  readonly to: string;
  /** What the caller does; by default what is set for the number. */
  readonly script?: readonly CallerStep[] | undefined;
}

/**
 * Somebody calls the application: it is answered at once (our choice), and `startservice` asks what to do.
 *
 * @returns its `callid`
 */
export function receiveCall(platform: Platform, { appId }: Application, { from, to, script }: InboundCall): string {
  const start = { from, to, direction: "0" };
  const service = { userdata: undefined, record: false };
  const call = createCall(platform, { appId, number: from, service, script });
  call.state = "answered";
  call.answered = platform.clock.now();
  note(platform, call, "party", `calls ${to} from ${from}`);
  planHangUp(platform, call);
  fetchInstructions(platform, call, "ivrStartService", "startservice", start);
  return call.callSid;
}
