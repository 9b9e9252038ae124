import type { Application } from "../../kernel/application.js";
import { evictOldest, KEPT_CALLS } from "../../kernel/bounded-store.js";
import { type Result, recordChanged } from "../../kernel/kernel.js";
import { optionalString, type RequestBody, requiredString } from "../../kernel/request-body.js";
import { dashedTime, talkSeconds } from "../../kernel/times.js";
import { type CallOutcome, callOutcome, LEG_PLANS } from "../../telephony/test-numbers.js";
import { notifyResult } from "./callbacks.js";
import { mediaFileKey, type VoiceCall, type VoicePlatform } from "./state.js";

/** @assumption A play takes ten seconds for each `playTimes`, cut by `maxCallTime`. */
const PLAY_MS = 10_000;

/** Differences between the kinds of calls. */
export interface VoiceCallStart {
  readonly kind: VoiceCall["kind"];
  readonly plays: readonly string[];
  /** Names of the caller's own files among it. */
  readonly ownFiles: readonly string[];
}

/** Accepts a call, lets it play, and returns what the response says about it. */
export function startVoiceCall(
  platform: VoicePlatform,
  { appId }: Application,
  body: RequestBody,
  { kind, plays, ownFiles }: VoiceCallStart,
): Readonly<Record<string, string>> {
  const { voice, ids, clock, events } = platform;
  const call: VoiceCall = {
    callSid: ids.hex32(),
    orderId: `CM${ids.digits(20)}`,
    kind,
    appId,
    to: requiredString(body, "to"),
    plays,
    respUrl: optionalString(body, "respUrl"),
    userData: optionalString(body, "userData"),
    created: clock.now(),
    phase: "calling",
    answered: undefined,
    ended: undefined,
    result: undefined,
  };
  evictOldest(voice.calls, KEPT_CALLS);
  voice.calls.set(call.callSid, call);
  recordChanged(platform, "voice-call", call.callSid);
  events.emit("UsageRecorded", { appId, at: call.created, callSid: call.callSid, orderId: call.orderId });
  // A file must pass review before it can be played (spec/reference/voice.md#uploadmediafile). Files that are not known may be the console's.
  // @assumption A call with a file that has not passed review is accepted and fails.
  const broken = ownFiles.some((name) => voice.files.get(mediaFileKey(appId, name))?.approved === false);
  playVoiceCall(platform, call, talkMs(body), broken);
  return { callSid: call.callSid, dateCreated: dashedTime(call.created), orderId: call.orderId };
}

/** Names of files in one field, separated by `;` (spec/reference/voice.md#landingcall). */
export function fileNames(names: string | undefined): readonly string[] {
  return names === undefined ? [] : names.split(";");
}

/** Without a `maxCallTime`, or with 0, nothing limits the talk. */
function talkMs(body: RequestBody): number {
  const playing = PLAY_MS * Number(optionalString(body, "playTimes") ?? 1);
  const limit = Number(optionalString(body, "maxCallTime") ?? 0) * 1000;
  return limit > 0 ? Math.min(limit, playing) : playing;
}

/**
 * Plays a call to one number on the clock: it rings, is answered, is over; then its result goes to `respUrl`.
 *
 * @param talkMs how long the answered call lasts, if the callee lets it
 * @param broken the platform cannot play what it is asked to play: the call fails
 */
export function playVoiceCall(platform: VoicePlatform, call: VoiceCall, talkMs: number, broken: boolean): void {
  const { clock } = platform;
  const outcome = broken ? "cannotBeReached" : callOutcome(call.to);
  const { rings, answers, ends = Number.POSITIVE_INFINITY } = LEG_PLANS[outcome];
  if (rings !== undefined) {
    clock.after(rings, () => {
      call.phase = "ringing";
      recordChanged(platform, "voice-call", call.callSid);
    });
  }
  if (answers !== undefined) {
    clock.after(answers, () => {
      call.phase = "talking";
      call.answered = clock.now();
      recordChanged(platform, "voice-call", call.callSid);
    });
  }
  clock.after(answers === undefined ? ends : Math.min(ends, answers + talkMs), () => finish(platform, call, outcome));
}

function finish(platform: VoicePlatform, call: VoiceCall, outcome: CallOutcome): void {
  call.phase = "over";
  call.ended = platform.clock.now();
  call.result = resultOf(call, outcome);
  recordChanged(platform, "voice-call", call.callSid);
  notifyResult(platform, call);
}

/**
 * `0` success, `1` not answered, `2` failed.
 *
 * @assumption A voice call to a busy party, or one that rejects it, was not answered.
 */
function resultOf({ answered }: VoiceCall, outcome: CallOutcome): "0" | "1" | "2" {
  if (answered !== undefined) return "0";
  return outcome === "cannotBeReached" ? "2" : "1";
}

/**
 * What getCallResult gives for a call of this service.
 *
 * @assumption A call that is not over has no `state` in getCallResult.
 */
export function voiceCallResult({ voice }: VoicePlatform, callSid: string): Result | undefined {
  const call = voice.calls.get(callSid);
  if (call === undefined) return undefined;
  return { ...(call.result !== undefined && { state: call.result }), callTime: String(talkSeconds(call)) };
}
