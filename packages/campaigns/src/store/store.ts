import type {
  NewRecipient,
  RecipientRecord,
  StateCount,
  StoredCampaign,
  StoredRecipient,
  StoredReport,
  TimeCount,
} from "./records.js";
import type { CampaignStatus, RequestState } from "./states.js";

/** Options of {@link CampaignStore.planRequests}. */
export interface PlanOptions {
  /** Recipients per request, 1 to 200. */
  readonly batchSize: number;
  /** Maximum number of requests to plan in this transaction. */
  readonly limit: number;
  /** Creates the `reqId` of a request: 32 letters and digits. */
  readonly newReqId: () => string;
}

/** Options of {@link CampaignStore.beginRequest}. */
export interface BeginOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Beijing day of `now`, `yyyyMMdd`. */
  readonly day: string;
  /** Milliseconds after which an attempt without outcome is abandoned. */
  readonly leaseMs: number;
  /** Number of the request to begin. Default: the first `waiting` one. */
  readonly request?: number;
  /**
   * Begins an `unknown` request again, if its last attempt began on `day` and within these times, both inclusive.
   * Requests of a campaign whose clock is distrusted are not begun again.
   */
  readonly repeat?: { readonly from: number; readonly until: number };
}

/** A request whose intent is stored. */
export interface BegunRequest {
  /** Number of the request in its campaign, from 0. */
  readonly request: number;
  /** Fencing token: higher with each attempt of the request. */
  readonly token: number;
  readonly reqId: string;
  readonly recipients: readonly StoredRecipient[];
}

/** Result of {@link CampaignStore.beginRequest}. */
export type BeginResult =
  | { readonly status: "begun"; readonly begun: BegunRequest }
  /** No request can be begun now. Others may have to be planned first, or are in flight in another process. */
  | { readonly status: "empty" }
  /** The campaign is not `ready`; `campaign` is its status, or `undefined` if it was deleted. */
  | { readonly status: "stopped"; readonly campaign: CampaignStatus | undefined };

/** Outcome of one attempt. */
export interface RequestOutcome {
  /** `waiting` if the attempt did not reach the platform, so that the request can be sent again. */
  readonly state: Exclude<RequestState, "intended">;
  /** Status code of six digits, or a kind of error such as `timeout`. */
  readonly code: string | undefined;
  readonly smsMessageSid: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Options of {@link CampaignStore.dispatch}. */
export interface DispatchOptions {
  /** Recipients per request, 1 to 200. */
  readonly batchSize: number;
  /** Concurrent requests of this process. */
  readonly concurrency: number;
  /** Creates the `reqId` of a planned request: 32 letters and digits. */
  readonly newReqId: () => string;
  /** Ends the dispatch; requests in flight are awaited. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after `ms` milliseconds, or as soon as the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /**
   * Waits for the next turn, then begins a request, sends it and records its outcome. Never rejects.
   *
   * @param request number of the request to begin. Default: the first `waiting` one
   * @returns `idle` if no request could be begun; `stop` if this process must not send any more
   */
  readonly handle: (request?: number) => Promise<"sent" | "idle" | "stop">;
}

/**
 * Storage of campaigns. Each method is one transaction, which is durable when its promise resolves. A request is sent
 * only after `beginRequest` has stored the intent, so no crash makes it unknown whether it may have been sent.
 *
 * All times are given by the caller. `test/stores/store-suite.ts` tests every implementation.
 */
export interface CampaignStore {
  /**
   * Opens the store. Creates its tables, or checks their version.
   *
   * @throws {CampaignError} `store-version`, `store-locked`, `store-damaged`
   */
  open(): Promise<void>;
  /** Closes the store and releases its lock. */
  close(): Promise<void>;

  /** Stores a campaign without recipients. @returns `false` if the name is taken */
  createCampaign(campaign: StoredCampaign): Promise<boolean>;
  /**
   * Appends recipients to a campaign that is `importing`. A recipient whose key and variant the campaign already has is
   * a `duplicate`.
   *
   * @returns number of duplicates among these recipients; `undefined` if the campaign is not `importing`
   */
  appendRecipients(id: string, recipients: readonly NewRecipient[], now: number): Promise<number | undefined>;
  /** Changes the status of a campaign. @returns `false` if its status was not one of `from` */
  setStatus(id: string, from: readonly CampaignStatus[], to: CampaignStatus): Promise<boolean>;
  /** Finds a campaign by id or by name. */
  findCampaign(by: { readonly id: string } | { readonly name: string }): Promise<StoredCampaign | undefined>;
  /** All campaigns, oldest first, including those that are `importing`. */
  listCampaigns(): Promise<readonly StoredCampaign[]>;
  /** Deletes a campaign with its recipients. @returns whether it existed */
  deleteCampaign(id: string): Promise<boolean>;
  /** Deletes campaigns that are `importing` and whose last write was before a time. @returns their number */
  discardImports(before: number): Promise<number>;

  /**
   * Plans requests of consecutive recipients of the same variant, up to the batch size. Neither the request of a
   * recipient nor the `reqId` of a request changes later.
   *
   * @returns number of requests planned, and whether every recipient now has a request
   */
  planRequests(id: string, options: PlanOptions): Promise<{ readonly planned: number; readonly done: boolean }>;
  /** Whether a request is `waiting`. Checked before a turn is reserved, so that no turn is wasted. */
  hasWaiting(id: string): Promise<boolean>;
  /** Stores the intent to send a request. */
  beginRequest(id: string, options: BeginOptions): Promise<BeginResult>;
  /**
   * Stores the outcome of an attempt. Ignored if a later attempt has begun. A request that is `accepted`, by a report or
   * an earlier outcome, stays `accepted`; only its `smsMessageSid` is stored.
   *
   * @returns `false` if `token` is not that of the last attempt
   */
  endRequest(id: string, request: number, token: number, outcome: RequestOutcome): Promise<boolean>;
  /** Makes `intended` requests whose lease has ended `unknown`, with the code `abandoned`. @returns their number */
  expireRequests(id: string, now: number): Promise<number>;
  /** Time of the latest intent of a campaign, milliseconds since 1970. A later clock reading below it is a jump. */
  latestIntent(id: string): Promise<number | undefined>;
  /**
   * Records that the clock jumped back while a campaign was sent. The days in its journal are then not reliable, so none
   * of its requests is begun again.
   */
  distrustClock(id: string): Promise<void>;
  /**
   * Reserves the next turn of a campaign, `gapMs` after the previous one, so that all workers share one rate. A previous
   * turn more than a minute and 1,000 gaps ahead is the result of a clock that jumped back, and is ignored.
   *
   * @returns milliseconds until the turn
   */
  reserveTurn(id: string, gapMs: number, now: number): Promise<number>;
  /**
   * Calls `handle` for the requests of a campaign until no request is left or the signal is aborted. Optional: without
   * it, each process dispatches requests itself.
   */
  readonly dispatch?: (id: string, options: DispatchOptions) => Promise<void>;

  /**
   * Records a status report. The report proves that its request was accepted: a request that is `waiting`, `intended`
   * or `unknown` becomes `accepted`. `delivered` is final; `undelivered` can still become `delivered`.
   *
   * @returns `recorded`; `repeated` if nothing changed; `unmatched` if no campaign has this request and number
   */
  recordReport(report: StoredReport): Promise<"recorded" | "repeated" | "unmatched">;

  /** Counts recipients by state and code. Pending recipients of a cancelled campaign count as `pending`. */
  countStates(id: string): Promise<readonly StateCount[]>;
  /** Counts recipients by time, in periods of `periodMs` milliseconds from 1970 on. */
  countTimes(id: string, periodMs: number): Promise<readonly TimeCount[]>;
  /** Reads recipients in input order. @param from index of the first */
  readRecipients(id: string, from: number, limit: number): Promise<readonly RecipientRecord[]>;
}
