/**
 * Status of a campaign in its store. Only `ready` campaigns are sent. A campaign is done when no recipient is
 * `pending` or `sending`; that is counted, not stored.
 */
export type CampaignStatus = "importing" | "ready" | "paused" | "cancelled";

/** State of a recipient. The last six are ends. */
export type RecipientState =
  | "pending"
  | "sending"
  | "accepted"
  | "delivered"
  | "undelivered"
  | "refused"
  | "unknown"
  | "unsent"
  | "duplicate";

/**
 * State of one request in the journal.
 *
 * - `waiting`: planned, and no attempt reached the platform. It may be handed out.
 * - `intended`: the intent is durable, the outcome is not yet. The request may have been sent.
 * - `accepted`, `refused`, `unknown`: the outcome.
 */
export type RequestState = "waiting" | "intended" | "accepted" | "refused" | "unknown";

/** A campaign as the store keeps it. */
export interface StoredCampaign {
  readonly id: string;
  /** Unique in the store. */
  readonly name: string;
  readonly templateId: string;
  /** Common variables and the extension code, as JSON. Sealed where the campaign has a key. */
  readonly message: Uint8Array;
  readonly status: CampaignStatus;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Last sign of life of the import. Imports without one are discarded. */
  readonly importedAt: number;
  /** Tells whether a key fits; `undefined` without encryption. */
  readonly keyCheck: Uint8Array | undefined;
}

/** A recipient to store. Numbers and variables may be sealed: the store never looks into them. */
export interface NewRecipient {
  /** Line of the CSV, from 1. */
  readonly line: number | undefined;
  /** The number as it is sent, perhaps sealed. */
  readonly to: Uint8Array;
  /** Same number, same key. Status reports are found by it. */
  readonly key: Uint8Array;
  /** Variables of this recipient alone, as JSON, perhaps sealed. */
  readonly datas: Uint8Array | undefined;
  /** Same variables, same variant; empty without variables of its own. */
  readonly variant: Uint8Array;
  /** Why nothing can be sent to it; such a recipient is `unsent` from the start. */
  readonly invalid: string | undefined;
}

/** A recipient of a request that is to be sent. */
export interface StoredRecipient {
  /** Position in the campaign, from 0. */
  readonly index: number;
  readonly to: Uint8Array;
  readonly datas: Uint8Array | undefined;
}

/** A recipient with all that the journal knows of it. */
export interface RecipientRecord extends StoredRecipient {
  readonly line: number | undefined;
  readonly state: RecipientState;
  /** Status code, code of the carrier, or a word of this package; see {@link RequestOutcome}. */
  readonly code: string | undefined;
  /** Time of the last attempt, milliseconds since 1970. */
  readonly sentAt: number | undefined;
  /** When the status report was recorded, milliseconds since 1970. */
  readonly reportedAt: number | undefined;
  readonly reqId: string | undefined;
  readonly smsMessageSid: string | undefined;
}

/** How requests are planned. */
export interface PlanOptions {
  /** Recipients a request, 1 to 200. */
  readonly batchSize: number;
  /** Requests to plan in this transaction. */
  readonly limit: number;
  /** Makes the `reqId` of a request: 32 letters and digits. */
  readonly newReqId: () => string;
}

/** How a request is begun. */
export interface BeginOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Beijing day of `now`, `yyyyMMdd`. */
  readonly day: string;
  /** Time after which the attempt counts as abandoned, in milliseconds. */
  readonly leaseMs: number;
  /** Begin this request. Default: the first one that is `waiting`. */
  readonly request?: number;
  /**
   * Begin a request that is `unknown`, whose attempt began on `day` and within these times, both included. There is none
   * in a campaign whose clock is distrusted.
   */
  readonly repeat?: { readonly from: number; readonly until: number };
}

/** A request whose intent is durable. */
export interface BegunRequest {
  /** Number of the request in its campaign, from 0. */
  readonly request: number;
  /** Fencing token: each begin of a request has a higher one. */
  readonly token: number;
  readonly reqId: string;
  readonly recipients: readonly StoredRecipient[];
}

/** Result of {@link CampaignStore.beginRequest}. */
export type BeginResult =
  | { readonly status: "begun"; readonly begun: BegunRequest }
  /** No such request is left. Further ones may be planned, or under way elsewhere. */
  | { readonly status: "empty" }
  /** The campaign is not `ready`, or gone. */
  | { readonly status: "stopped"; readonly campaign: CampaignStatus | undefined };

/** Outcome of one attempt. */
export interface RequestOutcome {
  /** `waiting` puts the request back, since no attempt reached the platform. */
  readonly state: Exclude<RequestState, "intended">;
  /** Status code of six digits, or kind of error such as `timeout`. */
  readonly code: string | undefined;
  readonly smsMessageSid: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a status report says of one recipient. */
export interface StoredReport {
  readonly reqId: string;
  /** Key of the number; one for each key of a campaign that could be meant. See {@link NewRecipient.key}. */
  readonly keyOf: (campaign: Pick<StoredCampaign, "id" | "keyCheck">) => Uint8Array | undefined;
  readonly state: "delivered" | "undelivered";
  /** Code of the carrier. */
  readonly code: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Number of recipients in a state, with a code. */
export interface StateCount {
  readonly state: RecipientState;
  readonly code: string | undefined;
  readonly count: number;
}

/** Number of recipients by time: of requests by their last attempt, of reports by their record. */
export interface TimeCount {
  /** Begin of the period, milliseconds since 1970. */
  readonly from: number;
  readonly state: "accepted" | "refused" | "unknown" | "delivered" | "undelivered";
  readonly count: number;
}

/** Work for a store that hands out requests by an engine of its own. */
export interface DispatchOptions {
  readonly batchSize: number;
  /** Requests at a time in this process. */
  readonly concurrency: number;
  /** Makes the `reqId` of a request that is planned. */
  readonly newReqId: () => string;
  /** Ends the handing out. Requests under way are awaited. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after `ms` milliseconds, or as soon as the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /**
   * Waits for its turn, begins the request, sends it and records the outcome. Never rejects.
   *
   * @param request the one to begin; without it the first that waits
   * @returns `idle` when there was none to begin, `stop` when no further one may be handed out to this process
   */
  readonly handle: (request?: number) => Promise<"sent" | "idle" | "stop">;
}

/**
 * The journal of campaigns. Each method is one transaction, durable when its promise resolves: `beginRequest` is what
 * makes a send safe. Times come from the caller, so that tests need no sleep.
 *
 * One suite holds every store: `test/stores/store-suite.ts`.
 */
export interface CampaignStore {
  /**
   * Creates what the store needs, or checks the version of what is there.
   *
   * @throws {CampaignError} `store-version`, `store-locked`, `store-damaged`
   */
  open(): Promise<void>;
  /** Lets go of what `open` took. */
  close(): Promise<void>;

  /** Stores a campaign without recipients. @returns false when the name is taken */
  createCampaign(campaign: StoredCampaign): Promise<boolean>;
  /**
   * Appends recipients to a campaign that is `importing`. One whose key and variant are there already is a
   * `duplicate`.
   *
   * @returns how many of these are duplicates; `undefined` when there is no such import
   */
  appendRecipients(id: string, recipients: readonly NewRecipient[], now: number): Promise<number | undefined>;
  /** @returns whether the campaign was in one of the states `from` */
  setStatus(id: string, from: readonly CampaignStatus[], to: CampaignStatus): Promise<boolean>;
  /** Finds a campaign by id or name. */
  findCampaign(by: { readonly id: string } | { readonly name: string }): Promise<StoredCampaign | undefined>;
  /** All campaigns, oldest first, imports included. */
  listCampaigns(): Promise<readonly StoredCampaign[]>;
  /** Deletes a campaign with all its numbers. @returns whether it was there */
  deleteCampaign(id: string): Promise<boolean>;
  /** Deletes imports whose last sign of life is before that time. @returns how many */
  discardImports(before: number): Promise<number>;

  /**
   * Plans requests: consecutive recipients of the same variant, up to the batch size. A recipient belongs to one request
   * for ever, and a request keeps its `reqId`.
   *
   * @returns whether every recipient is planned
   */
  planRequests(id: string, options: PlanOptions): Promise<{ readonly planned: number; readonly done: boolean }>;
  /** Whether a request is `waiting`. Asked before a turn is reserved, so that none is wasted. */
  hasWaiting(id: string): Promise<boolean>;
  /** Writes the intent to send a request. When it resolves with `begun`, the intent is on disk. */
  beginRequest(id: string, options: BeginOptions): Promise<BeginResult>;
  /**
   * Writes the outcome of an attempt. Ignored when the token is not the request's last one; and a request that is
   * `accepted`, by a report or by an earlier outcome, stays so and only learns its `smsMessageSid`.
   *
   * @returns whether the token was the last one
   */
  endRequest(id: string, request: number, token: number, outcome: RequestOutcome): Promise<boolean>;
  /** Intents whose lease ended by then become `unknown`, with the code `abandoned`. @returns how many */
  expireRequests(id: string, now: number): Promise<number>;
  /** When the latest intent of a campaign was written, milliseconds since 1970. Tells that the clock jumped back. */
  latestIntent(id: string): Promise<number | undefined>;
  /**
   * Notes for good that the clock jumped back while a campaign was sent: from now on nothing of it is handed out to be
   * repeated, since no day in its journal is sure.
   */
  distrustClock(id: string): Promise<void>;
  /**
   * One rate for all workers of a campaign: reserves the next turn, `gapMs` after the last. A turn that is more than a
   * minute and 1,000 gaps away comes from a clock that jumped back, and is dropped.
   *
   * @returns milliseconds until the turn
   */
  reserveTurn(id: string, gapMs: number, now: number): Promise<number>;
  /**
   * Hands out the requests of a campaign until none is left or the signal is aborted. A store without it has them handed
   * out by the process itself.
   */
  readonly dispatch?: (id: string, options: DispatchOptions) => Promise<void>;

  /**
   * Records a status report. A report proves that its request was accepted: one that is `waiting`, `intended` or
   * `unknown` becomes `accepted`. `delivered` is final; `undelivered` may still become `delivered`.
   *
   * @returns `repeated` when nothing changed, `unmatched` when no campaign has this request and number
   */
  recordReport(report: StoredReport): Promise<"recorded" | "repeated" | "unmatched">;

  /** Number of recipients by state and code. What is pending in a cancelled campaign counts as `pending`. */
  countStates(id: string): Promise<readonly StateCount[]>;
  /** Number of recipients by time, in periods of that length from 1970 on. */
  countTimes(id: string, periodMs: number): Promise<readonly TimeCount[]>;
  /** Recipients in their order. @param from the first index */
  readRecipients(id: string, from: number, limit: number): Promise<readonly RecipientRecord[]>;
}
