import type { Waiting } from "../services/contact-centre/waiting.js";
import type { CallOutcome } from "./call-outcome.js";
import type { PlayerState } from "./player-state.js";

/** A call of the IVR, conference or agent services: one leg, known to the application as `callid`. */
export interface IvrCall {
  readonly callSid: string;
  readonly orderId: string;
  readonly appId: string;
  /** The party's. */
  readonly number: string;
  readonly created: number;
  /** Set when the application steers the call by response commands: it gets `startservice` and `stopservice`. */
  readonly service: IvrService | undefined;
  state: "ringing" | "answered" | "ended";
  answered: number | undefined;
  /** Why it was not answered, once that is sure. */
  failure: CallOutcome | undefined;
  ended: number | undefined;
  stay: Stay;
  /** How it waits for an agent, while it does. */
  waiting: Waiting | undefined;
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

/** Where an answered call is. Each stay is an object of its own: a plan on the clock tells by identity whether it is still the same one. */
export interface Stay {
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
