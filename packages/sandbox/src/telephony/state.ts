import type { IvrCommand } from "@cloopen-rest/client/ivr";
import type { EventEmitter } from "../kernel/events.js";
import type { Kernel, KernelEvents } from "../kernel/kernel.js";
import type { CallerStep } from "./caller-script.js";
import type { CallOutcome } from "./test-numbers.js";

/** A call of the IVR, conference or contact-centre services: one leg, known to the application as `callid`. */
export interface Call {
  readonly callSid: string;
  readonly orderId: string;
  readonly appId: string;
  /** The party's. */
  readonly number: string;
  /** Whether the party called the application; the platform placed all other calls. */
  readonly inbound: boolean;
  readonly created: number;
  /** Set when the application steers the call by response commands: it gets `startservice` and `stopservice`. */
  readonly service: IvrService | undefined;
  state: "ringing" | "answered" | "ended";
  answered: number | undefined;
  /** Why it was not answered, once known. */
  failure: CallOutcome | undefined;
  ended: number | undefined;
  activity: CallActivity;
  /** The conference that it is in. */
  confid: string | undefined;
  /** Agents who talk on it. */
  readonly agents: Set<string>;
  /** Who is asked meanwhile (AgentConsult); the user is muted. */
  consultation: Consultation | undefined;
  /** Who listens (Monitor): agents and numbers. */
  readonly listeners: Set<string>;
  /** `agenthangupurl`, relative. */
  agentHangupUrl: string | undefined;
  /** `userhangupurl`, relative. */
  userHangupUrl: string | undefined;
  /** Number that is called when nobody answers (NoAnswerTransfer). */
  noAnswerNumber: string | undefined;
  /** A part of it has been recorded (ConsultationCall). */
  recorded: boolean;
  readonly player: PlayerState;
}

/** What dialIvr was given for the call; nothing for one that somebody makes to the application. */
export interface IvrService {
  readonly userdata: string | undefined;
  readonly record: boolean;
}

/** Current activity of an answered call. Each activity is an object of its own: a timer compares identity to see whether it is still the same one. */
export interface CallActivity {
  readonly at: "nowhere" | "queue" | "conference" | "agents" | "number";
  /** Runs once the call has gone elsewhere, or has ended. */
  readonly onOver?: (() => void) | undefined;
}

/** A party that an agent consults. */
export interface Consultation {
  readonly agentid: string | undefined;
  readonly number: string | undefined;
  answered: boolean;
}

/** What the application and the party will do next in a call. */
export interface PlayerState {
  /** Commands of the last reply that run after the present one. */
  rest: readonly IvrCommand[];
  /** Takes keys while a command waits for some. */
  onKeys: ((keys: string) => void) | undefined;
  /** What the party will do, in order. */
  script: readonly CallerStep[];
  /** Replies of the application that were executed. */
  answers: number;
}

/** The party of a transcript line. */
export type TranscriptSpeaker = "platform" | "application" | "party";

/** One thing that happened in a call. */
export interface TranscriptLine {
  /** Milliseconds since 1970, on the sandbox's clock. */
  readonly at: number;
  readonly who: TranscriptSpeaker;
  readonly text: string;
}

/** A phone that rings. */
export interface RingingPhone {
  /** Somebody takes the call, or rejects it, regardless of the number's own outcome. */
  readonly pickUp: (taken: boolean) => void;
}

/** The calls, and the phones at their other ends. */
export interface TelephonyState {
  /** By `callSid`. */
  readonly calls: Map<string, Call>;
  /** Scripts of parties, by number. */
  readonly scripts: Map<string, readonly CallerStep[]>;
  /** Transcripts of the newest calls, by `callSid`. */
  readonly transcripts: Map<string, TranscriptLine[]>;
  /** Phones that ring, by their number; those that have rung longest come first. */
  readonly ringing: Map<string, Set<RingingPhone>>;
}

/** No calls, no scripts. */
export function createTelephonyState(): TelephonyState {
  return { calls: new Map(), scripts: new Map(), transcripts: new Map(), ringing: new Map() };
}

/** Events of calls. */
export interface TelephonyEvents extends KernelEvents {
  /** A line was added to the transcript of a call. */
  readonly TranscriptNoted: { readonly callSid: string; readonly line: TranscriptLine };
  /** Somebody has called an application, and is connected. */
  readonly CallReceived: { readonly call: Call; readonly to: string };
  /** The party of a connected call has pressed keys. */
  readonly KeysPressed: { readonly call: Call; readonly keys: string };
  /** The party hangs up; the call is still connected. */
  readonly PartyHangingUp: { readonly call: Call };
  /** The party has hung up, and the call has ended. */
  readonly PartyHungUp: { readonly call: Call };
  /** A call has ended, on either side. It is still occupied with what it was. */
  readonly CallEnded: { readonly call: Call };
  /** A service has no more use for a call: the commands that wait on it may run. */
  readonly CallReleased: { readonly call: Call };
  /** The application is to say how a call goes on. */
  readonly InstructionsNeeded: InstructionsNeeded;
}

/** Which notification asks the application how a call goes on. */
export interface InstructionsNeeded {
  readonly call: Call;
  /** Webhook of the contract that is answered with commands. */
  readonly kind: string;
  /** Relative URL. */
  readonly relative: string | undefined;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly method?: "GET" | "POST" | undefined;
}

/** Dependencies of a service that handles calls. */
export interface TelephonyPlatform extends Kernel {
  readonly telephony: TelephonyState;
  readonly events: EventEmitter<TelephonyEvents>;
}
