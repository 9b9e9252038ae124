import { type Application, findApplication } from "../kernel/application.js";
import { recordChanged } from "../kernel/kernel.js";
import { createCall } from "./call.js";
import { type CallerStep, isKeys, readScript } from "./caller-script.js";
import { partyHangsUp } from "./hang-up.js";
import { planHangUp, pressKeys } from "./keypad.js";
import type { Call, RingingPhone, TelephonyPlatform } from "./state.js";
import { note, showTranscript } from "./transcript.js";

/** The telephones at the other end of IVR calls, and what was said there. */
export interface Phones {
  /**
   * Sets what the party at a number does in each later call; an empty script removes it.
   *
   * @throws {TypeError} for an invalid script; the message names the step
   */
  scriptParty(number: string, script: readonly CallerStep[]): void;
  /**
   * Calls an application as a caller. The application is asked at its IVR notification URL what to do.
   *
   * @param appId the sandbox's first application by default
   * @returns the `callid`
   * @throws {TypeError} for an invalid script
   */
  receiveCall(call: InboundCall, appId?: string): string;
  /**
   * The party of a call presses keys, now.
   *
   * @throws {TypeError} for an invalid key
   * @throws {RangeError} when the call does not exist or is not connected
   */
  pressKeys(callid: string, keys: string): void;
  /**
   * The party of a call speaks for this number of seconds at the next Record, instead of its script.
   *
   * @throws {TypeError} for an invalid number of seconds
   * @throws {RangeError} when the call does not exist, or is not connected
   */
  speak(callid: string, seconds: number): void;
  /**
   * Answers the ringing phone of a number, now.
   *
   * @throws {RangeError} when no phone of that number rings
   */
  answer(number: string): void;
  /**
   * Rejects the call of the ringing phone of a number, now.
   *
   * @throws {RangeError} when no phone of that number rings
   */
  reject(number: string): void;
  /**
   * The party of a call hangs up, now.
   *
   * @throws {RangeError} when the call does not exist or is not connected
   */
  hangUp(callid: string): void;
  /**
   * Transcript of a call: one line for each event, with the time in Beijing, the party and the event. The transcripts of the newest thousand calls are kept.
   *
   * @throws {RangeError} when there is none
   */
  transcript(callid: string): string;
}

/** The telephones of a sandbox. */
export function createPhones(platform: () => TelephonyPlatform, appId: string): Phones {
  function connected(callid: string): Call {
    const { calls } = platform().telephony;
    const call = calls.get(callid);
    if (call?.state === "answered") return call;
    const connected = [...calls.values()].filter(({ state }) => state === "answered").map(({ callSid }) => callSid);
    throw new RangeError(
      `there is no connected call ${callid}; connected is ${connected.slice(-20).join(", ") || "none"}`,
    );
  }
  function ringing(number: string): RingingPhone {
    const phones = platform().telephony.ringing;
    const [phone] = phones.get(number) ?? [];
    if (phone !== undefined) return phone;
    throw new RangeError(
      `no phone of ${number} rings; those of ${[...phones.keys()].slice(-20).join(", ") || "nobody"} do`,
    );
  }
  return {
    scriptParty(number, script) {
      const { scripts } = platform().telephony;
      const checked = readScript(script);
      if (checked.length === 0) scripts.delete(number);
      else scripts.set(number, checked);
      recordChanged(platform(), "script", number);
    },
    receiveCall({ script, ...call }, to = appId) {
      const checked = script === undefined ? {} : { script: readScript(script) };
      return receiveCall(platform(), findApplication(platform(), to), { ...call, ...checked });
    },
    pressKeys(callid, keys) {
      if (!isKeys(keys) || keys === "") throw new TypeError("keys are digits, # and *");
      pressKeys(platform(), connected(callid), keys);
    },
    speak(callid, seconds) {
      const [step] = readScript([{ speak: seconds }]);
      const { player } = connected(callid);
      if (step !== undefined) player.script = [step, ...player.script];
    },
    answer: (number) => ringing(number).pickUp(true),
    reject: (number) => ringing(number).pickUp(false),
    hangUp: (callid) => partyHangsUp(platform(), connected(callid)),
    transcript(callid) {
      const lines = platform().telephony.transcripts.get(callid);
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
  /** Script of the caller. Default: the script of the number. */
  readonly script?: readonly CallerStep[] | undefined;
}

/**
 * Somebody calls the application, which is asked what to do.
 *
 * @returns its `callid`
 * @assumption A call from outside is answered at once.
 */
function receiveCall(platform: TelephonyPlatform, { appId }: Application, { from, to, script }: InboundCall): string {
  const service = { userdata: undefined, record: false };
  const call = createCall(platform, { appId, number: from, inbound: true, service, script });
  call.state = "answered";
  call.answered = platform.clock.now();
  note(platform, call, "party", `calls ${to} from ${from}`);
  planHangUp(platform, call);
  platform.events.emit("CallReceived", { call, to });
  return call.callSid;
}
