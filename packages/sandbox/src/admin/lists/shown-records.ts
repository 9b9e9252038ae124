import type { AccountStatus } from "../../services/accounts/state.js";
import type { DeliveryState, Message } from "../../services/sms/state.js";
import type { CallLeg, TwoWayCall } from "../../services/two-way-call/state.js";
import type { VoiceCall } from "../../services/voice/state.js";
import type { CallerStep } from "../../telephony/caller-script.js";
import type { Call, CallActivity, TranscriptLine } from "../../telephony/state.js";
import type { DeliveryAttempt } from "../../webhooks/delivery-attempt.js";

/** A time as `/_sandbox` shows it: ISO 8601 with milliseconds, in Beijing time, such as `2026-01-31T09:00:00.000+08:00`. */
export type IsoTime = string;

/** `Shape` with times in place of the milliseconds of some members. */
type WithTimes<Shape, Names extends keyof Shape> = Omit<Shape, Names> & {
  readonly [Name in Names as undefined extends Shape[Name] ? never : Name]: IsoTime;
} & { readonly [Name in Names as undefined extends Shape[Name] ? Name : never]?: IsoTime };

/** What has become of a message for one of its recipients, as `/_sandbox` shows it. */
export type ShownDelivery = Readonly<WithTimes<DeliveryState, "at">>;

/** A message as `/_sandbox/messages` shows it. */
export type ShownMessage = Readonly<WithTimes<Message, "sent">> & {
  readonly id: string;
  /** The one-time code, where the message has one. */
  readonly code?: string;
  readonly deliveries: readonly ShownDelivery[];
};

/** A call that plays something, as `/_sandbox/voice-calls` shows it. */
export type ShownVoiceCall = Readonly<WithTimes<VoiceCall, "created" | "answered" | "ended">> & {
  readonly id: string;
  /** The code that is read out, where it is one. */
  readonly code?: string;
};

/** A two-way call as `/_sandbox/two-way-calls` shows it. */
export type ShownTwoWayCall = Readonly<
  WithTimes<Omit<TwoWayCall, "hangUp" | "caller" | "callee">, "created" | "ended">
> & {
  readonly id: string;
  readonly caller: ShownLeg;
  readonly callee: ShownLeg;
};

/** When one party was called, rang and answered. */
export type ShownLeg = { readonly [Name in keyof CallLeg]?: IsoTime };

/** A call of the IVR, of a conference or of an agent, as `/_sandbox/calls` shows it. */
export type ShownCall = Readonly<
  WithTimes<Omit<Call, "activity" | "agents" | "listeners" | "player">, "created" | "answered" | "ended">
> & {
  readonly id: string;
  readonly activity: CallActivity["at"];
  readonly agents: readonly string[];
  readonly listeners: readonly string[];
  /** What the application has answered and has still to be carried out. */
  readonly commands: readonly object[];
  /** What the party will do. */
  readonly script: readonly CallerStep[];
};

/** A line of a transcript as `/_sandbox/transcripts` shows it. */
export type ShownLine = Readonly<WithTimes<TranscriptLine, "at">> & { readonly id: string; readonly callSid: string };

/** An attempt at a callback as `/_sandbox/callbacks` shows it. */
export type ShownAttempt = Readonly<WithTimes<DeliveryAttempt, "at">> & {
  /** Names of the commands in the answer, where it has some. */
  readonly commands?: readonly string[];
};

/** A request as `/_sandbox/requests` shows it; signatures, tokens and passwords are masked. */
export interface ShownRequest {
  /** Counted from 1. */
  readonly id: number;
  readonly at: IsoTime;
  readonly method: string;
  readonly pathname: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** operationId, where there is one at the path. */
  readonly operation?: string | undefined;
  /** Path of the operation as the contract writes it. */
  readonly path?: string | undefined;
  /** The id in the path. */
  readonly sid?: string | undefined;
  /** Absent where it was not read, as that of a request that is rejected before. */
  readonly body?: string | undefined;
  /** Kind of the fault that met it. */
  readonly fault?: string | undefined;
  /** HTTP status; absent where the connection ended without an answer. */
  readonly status?: number | undefined;
  /** The envelope's code. */
  readonly statusCode?: string | undefined;
  /** Of a rejected request: what in it is the reason. */
  readonly why?: string | undefined;
  readonly answer?: string | undefined;
  readonly contentType?: string | undefined;
  /** Milliseconds of the machine's time. */
  readonly durationMs: number;
}

/** The main account as `/_sandbox/accounts` shows it. */
export interface ShownAccount {
  readonly accountSid: string;
  readonly status: AccountStatus;
  readonly balance: string;
  readonly verified: boolean;
  readonly toppedUp: boolean;
}
