import type { SandboxState } from "../admin/view.js";

/** A call that the platform placed for the application. */
export interface PlacedCall {
  /** Operation that asked for it; `ivr` for calls of the IVR, of conferences and of agents. */
  readonly kind: "landingCall" | "voiceVerify" | "callback" | "ivr";
  readonly callSid: string;
  /** The called number; of a two-way call, the callee. */
  readonly to: string;
  /** The caller of a two-way call. */
  readonly from: string | undefined;
  /** The played items in order: a text, a code, or names of files. */
  readonly plays: readonly string[];
  readonly userData: string | undefined;
  /** Milliseconds since 1970, on the sandbox's clock. */
  readonly created: number;
}

/** Calls that were placed, oldest first. Without those that somebody makes to the application. */
export function placedCalls({ voiceCalls, twoWayCalls, calls }: SandboxState): readonly PlacedCall[] {
  const voice = [...voiceCalls.values()].map(
    ({ kind, callSid, to, plays, userData, created }): PlacedCall => ({
      kind,
      callSid,
      to,
      from: undefined,
      plays,
      userData,
      created,
    }),
  );
  const twoWay = [...twoWayCalls.values()].map(
    ({ callSid, to, from, userData, created }): PlacedCall => ({
      kind: "callback",
      callSid,
      to,
      from,
      plays: [],
      userData,
      created,
    }),
  );
  const ivr = [...calls.values()]
    .filter(({ inbound }) => !inbound)
    .map(
      ({ callSid, number, service, created }): PlacedCall => ({
        kind: "ivr",
        callSid,
        to: number,
        from: undefined,
        plays: [],
        userData: service?.userdata,
        created,
      }),
    );
  return [...voice, ...twoWay, ...ivr].sort((one, other) => one.created - other.created);
}

/** A verification code that was read out. */
export interface SpokenCode {
  readonly to: string;
  readonly code: string;
}

/** Codes that were read out, oldest first; without files that are played in place of a code. */
export function spokenCodes(calls: readonly PlacedCall[]): readonly SpokenCode[] {
  return calls
    .filter(({ kind }) => kind === "voiceVerify")
    .map(({ to, plays }) => ({ to, code: plays.at(-1) ?? "" }))
    .filter(({ code }) => /^[0-9A-Za-z]+$/.test(code));
}
