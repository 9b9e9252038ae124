import type { Application } from "./application.js";
import type { Clock } from "./clock.js";
import type { EventEmitter } from "./events.js";
import type { Identifiers } from "./identifiers.js";
import type { Query, RequestBody } from "./request-body.js";

/** Kinds of records that the sandbox's own pages show, and tell the changes of. */
export type RecordKind =
  | "account"
  | "agent"
  | "application"
  | "call"
  | "callback"
  | "clock"
  | "conference"
  | "fault"
  | "media-file"
  | "message"
  | "queue"
  | "reply"
  | "request"
  | "script"
  | "sub-account"
  | "template"
  | "transcript"
  | "two-way-call"
  | "voice-call"
  | "waiting"
  | "warning";

/** Events that a service of any kind may emit. */
export interface KernelEvents {
  /** A record was added, has changed, or is gone: whoever shows it looks at it again, by the end of the turn. */
  readonly RecordChanged: { readonly kind: RecordKind; readonly id: string };
  /** A message was sent or a call was placed: the application appears in the bill of that day. */
  readonly UsageRecorded: {
    readonly appId: string;
    readonly at: number;
    /** Of a call. */
    readonly callSid?: string;
    readonly orderId?: string;
  };
}

/** What every service works with. No clock but this one, no randomness but this one. */
export interface Kernel {
  readonly clock: Clock;
  readonly ids: Identifiers;
  readonly events: EventEmitter<KernelEvents>;
  /** The account's applications, by id. */
  readonly applications: Map<string, Application>;
  /** Notes that the developer's server or caller deviates from the contract. */
  readonly warn: (operation: string, what: string) => void;
}

/** Says that a record was added, has changed, or is gone. */
export function recordChanged({ events }: Pick<Kernel, "events">, kind: RecordKind, id: string): void {
  events.emit("RecordChanged", { kind, id });
}

/** Who calls an operation: the main account, or one of its sub-accounts. */
export type Principal =
  | { readonly level: "account" }
  | { readonly level: "subAccount"; readonly subAccount: { readonly sid: string; readonly appId: string } };

/** Result members of a successful reply, without the envelope. */
export type Result = Readonly<Record<string, unknown>>;

/**
 * Result that takes something off a list: it is taken once the reply is written, so that a reply
 * that fails loses nothing.
 */
export class Handout {
  readonly members: Result;
  readonly onWritten: () => void;

  constructor(members: Result, onWritten: () => void) {
    this.members = members;
    this.onWritten = onWritten;
  }
}

/**
 * One operation of the platform, on what its service works with.
 *
 * @throws {StatusCodeError} with the status code that the platform gives
 */
export type Handler<Platform> = (
  platform: Platform,
  body: RequestBody,
  principal: Principal,
  query: Query,
) => Result | Handout;

/** Handlers by operationId. */
export type Operations<Platform> = Readonly<Record<string, Handler<Platform>>>;
