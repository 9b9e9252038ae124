import type { Engine, RequestBody } from "../../kernel/engine.js";
import { KEPT_CALLS, makeRoom } from "../../kernel/make-room.js";
import { optionalString, requiredString } from "../../kernel/read-body.js";
import { dashedTime } from "../../kernel/times.js";
import type { Application } from "../state.js";
import { playVoiceCall } from "./play-voice-call.js";
import { mediaFileKey, type VoiceCall } from "./voice-state.js";

/** How long it takes to play once what a call plays: our choice. */
const PLAY_MS = 10_000;

/** What sets one kind of call apart. */
export interface VoiceCallStart {
  readonly kind: VoiceCall["kind"];
  readonly plays: readonly string[];
  /** Names of the caller's own files among it. */
  readonly ownFiles: readonly string[];
}

/** Accepts a call, lets it play, and gives what the reply tells of it. */
export function startVoiceCall(
  engine: Engine,
  { appId }: Application,
  body: RequestBody,
  { kind, plays, ownFiles }: VoiceCallStart,
): Readonly<Record<string, string>> {
  const { state, ids, clock } = engine;
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
  makeRoom(state.voice.calls, KEPT_CALLS);
  state.voice.calls.set(call.callSid, call);
  // A file must pass review before it can be played (documented); that the call is taken and fails is our choice. Files that are not known may be the console's.
  const broken = ownFiles.some((name) => state.voice.files.get(mediaFileKey(appId, name))?.approved === false);
  playVoiceCall(engine, call, talkMs(body), broken);
  return { callSid: call.callSid, dateCreated: dashedTime(call.created), orderId: call.orderId };
}

/** Names of files in one member, separated by `;` (documented). */
export function fileNames(names: string | undefined): readonly string[] {
  return names === undefined ? [] : names.split(";");
}

/** A `maxCallTime` of 0 sets no limit: our choice. */
function talkMs(body: RequestBody): number {
  const playing = PLAY_MS * Number(optionalString(body, "playTimes") ?? 1);
  const limit = Number(optionalString(body, "maxCallTime") ?? 0) * 1000;
  return limit > 0 ? Math.min(limit, playing) : playing;
}
