import type { Result } from "../../kernel/kernel.js";
import type { WebhookPlatform } from "../../webhooks/notify.js";

/** A call that plays something to one number: a notification or a verification code. */
export interface VoiceCall {
  readonly callSid: string;
  readonly orderId: string;
  readonly kind: "landingCall" | "voiceVerify";
  readonly appId: string;
  readonly to: string;
  /** The played items in order: a text, a code, or names of files. */
  readonly plays: readonly string[];
  readonly respUrl: string | undefined;
  readonly userData: string | undefined;
  readonly created: number;
  phase: "calling" | "ringing" | "talking" | "over";
  answered: number | undefined;
  ended: number | undefined;
  /** Once it is over: `0` success, `1` not answered, `2` failed. */
  result: "0" | "1" | "2" | undefined;
}

/** A sound file that was uploaded. Its bytes are not kept. */
export interface MediaFile {
  readonly appId: string;
  readonly filename: string;
  readonly size: number;
  readonly created: number;
  /** Only an approved file can be played (spec/reference/voice.md#uploadmediafile). */
  approved: boolean;
}

/** Calls with one party, and the files that they play. */
export interface VoiceState {
  /** By `callSid`. */
  readonly calls: Map<string, VoiceCall>;
  /** By {@link mediaFileKey}. */
  readonly files: Map<string, MediaFile>;
}

/** Outcome of a call, if a service knows it. */
export type CallResultLookup = (callSid: string) => Result | undefined;

/** Dependencies of the voice service. */
export interface VoicePlatform extends WebhookPlatform {
  readonly voice: VoiceState;
  /** Asked in this order what became of a call: getCallResult is for the calls of other services, too. */
  readonly callResults: readonly CallResultLookup[];
}

/** No calls, no files. */
export function createVoiceState(): VoiceState {
  return { calls: new Map(), files: new Map() };
}

/** Files are distinguished by application and name. */
export function mediaFileKey(appId: string, filename: string): string {
  return `${appId} ${filename}`;
}
