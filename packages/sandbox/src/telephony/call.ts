import type { IvrCommand } from "@cloopen-rest/client/ivr";
import { evictOldest, KEPT_CALLS } from "../kernel/bounded-store.js";
import type { Platform } from "../kernel/kernel.js";
import { StatusCodeError } from "../kernel/status-code-error.js";
import type { Waiting } from "../services/contact-centre/state.js";
import type { Application, State } from "../services/platform.js";
import type { CallerStep } from "./caller-script.js";
import type { CallOutcome } from "./test-numbers.js";
import { beginTranscript } from "./transcript.js";

/** A call of the IVR, conference or agent services: one leg, known to the application as `callid`. */
export interface Call {
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
  activity: CallActivity;
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

/** What the player of response commands knows of a call. */
export interface PlayerState {
  /** Commands that come when the present one is over. */
  rest: readonly IvrCommand[];
  /** Takes keys while a command waits for some. */
  onKeys: ((keys: string) => void) | undefined;
  /** What the party will do, in order. */
  script: readonly CallerStep[];
  /** Answers of the application that were obeyed. */
  answers: number;
}

/** A player that has nothing to do. */
export function createPlayer(script: readonly CallerStep[]): PlayerState {
  return { rest: [], onKeys: undefined, script, answers: 0 };
}

/** What is known of a call when it begins. */
export interface NewCall {
  readonly appId: string;
  readonly number: string;
  readonly service?: IvrService;
  readonly agentHangupUrl?: string | undefined;
  /** What the party will do; the script of the number by default. */
  readonly script?: readonly CallerStep[] | undefined;
}

/** A call that rings, and is remembered. */
export function createCall(platform: Platform, given: NewCall): Call {
  const { state, ids, clock } = platform;
  const call: Call = {
    callSid: ids.hex32(),
    orderId: `CM${ids.digits(20)}`,
    appId: given.appId,
    number: given.number,
    created: clock.now(),
    service: given.service,
    state: "ringing",
    answered: undefined,
    failure: undefined,
    ended: undefined,
    activity: { at: "nowhere" },
    waiting: undefined,
    confid: undefined,
    agents: new Set(),
    consultation: undefined,
    listeners: new Set(),
    agentHangupUrl: given.agentHangupUrl,
    userHangupUrl: undefined,
    noAnswerNumber: undefined,
    recorded: false,
    player: createPlayer(given.script ?? state.ivr.scripts.get(given.number) ?? []),
  };
  evictOldest(state.ivr.calls, KEPT_CALLS);
  state.ivr.calls.set(call.callSid, call);
  beginTranscript(platform, call);
  return call;
}

/**
 * A call of the application, running or ended.
 *
 * @throws {StatusCodeError} `110126`, call-control error, when there is none (older table; our choice)
 */
export function findCall(state: State, { appId }: Application, callSid: string): Call {
  const call = state.ivr.calls.get(callSid);
  if (call?.appId !== appId) throw new StatusCodeError("110126");
  return call;
}

/**
 * A call must be connected, and not be in a conference, to be steered.
 *
 * @throws {StatusCodeError} `110126`, call-control error (older table; our choice)
 */
export function requireConnected(call: Call): void {
  if (call.state !== "answered" || call.activity.at === "conference") throw new StatusCodeError("110126");
}

/**
 * An agent must talk on the call.
 *
 * @throws {StatusCodeError} `110126`, call-control error (older table; our choice)
 */
export function requireAgents(call: Call): void {
  requireConnected(call);
  if (call.agents.size === 0) throw new StatusCodeError("110126");
}

/** `userdata` of dialIvr, as notifications of the call carry it; nothing for other calls. */
export function userdataOf({ service }: Call): Readonly<Record<string, string>> {
  return service?.userdata === undefined ? {} : { userdata: service.userdata };
}
