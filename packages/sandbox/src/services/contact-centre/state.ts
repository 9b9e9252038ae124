import type { EventEmitter } from "../../kernel/events.js";
import { recordChanged } from "../../kernel/kernel.js";
import type { Call, TelephonyEvents, TelephonyPlatform } from "../../telephony/state.js";
import type { WebhookEvents, WebhookPlatform } from "../../webhooks/notify.js";

/** `0` preparing, `1` ready, `2` locked by a user, `3` in consultation or talking, `4` the agent rejected a call. */
export type AgentStatus = "0" | "1" | "2" | "3" | "4";

/** An agent on work. */
export interface Agent {
  readonly appId: string;
  readonly agentid: string;
  readonly number: string;
  /** Queues that the agent serves: values of `queuetype`. */
  queues: readonly string[];
  status: AgentStatus;
  /** What the agent is locked by or talks on. A timer compares identity to see whether it is still the same one. */
  assignment: Assignment | undefined;
  /** Recent responses to `agentstate` that were executed. */
  obeyed: Obeyed;
}

/** A count since an instant. */
export interface Obeyed {
  readonly since: number;
  readonly answers: number;
}

/** An agent's part in a call. */
export interface Assignment {
  readonly callSid: string;
  /** The queue that the call came from. */
  readonly queuetype: string | undefined;
}

/** A queue in which callers wait for an agent. */
export interface Queue {
  readonly appId: string;
  readonly queuetype: string;
  /** Attributes of CreateQueue and ModifyQueue. */
  settings: Readonly<Record<string, string>>;
}

/** A caller who waits for an agent. */
export interface Waiting {
  readonly call: Call;
  readonly queuetype: string;
  /** Called when the caller leaves without an agent. */
  readonly quiturl: string | undefined;
  /** An earlier caller has a smaller number, in any queue. */
  readonly place: number;
  /** The agent whose phone rings for the caller. */
  offer: Offer | undefined;
  /** The caller's time is up. */
  timedOut: boolean;
}

/** An agent who is rung for a caller. */
export interface Offer {
  readonly agentid: string;
  readonly assignment: Assignment;
}

/** Agents, queues and who waits in them. */
export interface ContactCentreState {
  /** Agents on work, by application and `agentid`. */
  readonly agents: Map<string, Agent>;
  /** By application and `queuetype`. The default queue `0` is there without being created. */
  readonly queues: Map<string, Queue>;
  /** Who waits for an agent, by application and `queuetype`, in the order in which they came. */
  readonly waiting: Map<string, Set<Waiting>>;
  /** The same callers by their `callSid`. */
  readonly waitingCalls: Map<string, Waiting>;
  /** The place of the next caller who waits. */
  nextPlace: number;
}

/** Nobody is on work, nobody waits. */
export function createContactCentreState(): ContactCentreState {
  return { agents: new Map(), queues: new Map(), waiting: new Map(), waitingCalls: new Map(), nextPlace: 1 };
}

/** Key of an agent or a queue: ids are chosen by each application. */
export function keyIn(appId: string, id: string): string {
  return `${appId} ${id}`;
}

/** Reports that an agent has changed. */
export function agentChanged(platform: ContactCentrePlatform, { appId, agentid }: Agent): void {
  recordChanged(platform, "agent", keyIn(appId, agentid));
}

/** Events of the contact centre. */
export interface ContactCentreEvents {
  /** An agent has another status, or has just come on work. */
  readonly AgentStatusChanged: { readonly agent: Agent; readonly number: string | undefined };
  /** An agent may take a call. */
  readonly AgentFreed: { readonly agent: Agent };
}

/** Dependencies of the contact centre. */
export interface ContactCentrePlatform extends WebhookPlatform, TelephonyPlatform {
  readonly contactCentre: ContactCentreState;
  readonly events: EventEmitter<WebhookEvents & TelephonyEvents & ContactCentreEvents>;
}
