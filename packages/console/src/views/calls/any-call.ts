import type { CallRecord, TwoWayCallRecord, VoiceCallRecord } from "../../api/records.js";

/** A call of any kind, as far as lists show it. */
export interface AnyCall {
  readonly callSid: string;
  readonly kind: "ivr" | "landingCall" | "voiceVerify" | "twoWay";
  readonly numbers: string;
  readonly created: string;
  readonly phase: string;
  readonly isLive: boolean;
  readonly call: CallRecord | VoiceCallRecord | TwoWayCallRecord;
}

/** Calls of all kinds, the newest first. */
export function joinCalls(
  calls: readonly CallRecord[],
  voiceCalls: readonly VoiceCallRecord[],
  twoWayCalls: readonly TwoWayCallRecord[],
): readonly AnyCall[] {
  const all: AnyCall[] = [
    ...calls.map((call): AnyCall => {
      const { callSid, number, created, state } = call;
      return { callSid, kind: "ivr", numbers: number, created, phase: state, isLive: state !== "ended", call };
    }),
    ...voiceCalls.map((call): AnyCall => {
      const { callSid, kind, to, created, phase } = call;
      return { callSid, kind, numbers: to, created, phase, isLive: phase !== "over", call };
    }),
    ...twoWayCalls.map((call): AnyCall => {
      const { callSid, from, to, created, phase } = call;
      return { callSid, kind: "twoWay", numbers: `${from} → ${to}`, created, phase, isLive: phase !== "over", call };
    }),
  ];
  // Of those that began in the same millisecond, the last comes first.
  return all.reverse().sort((one, other) => (one.created < other.created ? 1 : one.created > other.created ? -1 : 0));
}

/** What a connected call is at, where that is more than talking with the application. */
export function isActivity(activity: string | undefined): activity is string {
  return activity !== undefined && activity !== "nowhere";
}

/** Whether a call has what is looked for in its numbers, its id or its state. */
export function matchesCall({ numbers, callSid, phase, kind }: AnyCall, wanted: string): boolean {
  const text = wanted.trim().toLowerCase();
  return [numbers, callSid, phase, kind.toLowerCase()].some((one) => one.includes(text));
}
