import type { CloopenClient } from "@cloopen-rest/client";
import type { StateCount, TimeCount } from "./store/records.js";
import type { CampaignStatus, RecipientState } from "./store/states.js";
import type { CampaignStore } from "./store/store.js";

/** Options of `openCampaigns`. */
export interface CampaignsOptions {
  /** The client that sends, from `createClient`, with the credentials of the main account. */
  readonly client: CloopenClient;
  /** The path of a SQLite file, created if it does not exist; or a store. */
  readonly store: CampaignStore | string;
  /**
   * Encrypts phone numbers and variables of new campaigns with AES-256-GCM. Campaigns created with a key need the same
   * key later. 32 bytes, or their base64 or hexadecimal form. Default: no encryption.
   */
  readonly key?: Uint8Array | string;
  /** Replaces clock and random source, for tests. */
  readonly effects?: Partial<CampaignEffects>;
}

/** Clock, timer and random source of campaigns. */
export interface CampaignEffects {
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after `ms` milliseconds, or as soon as the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Bytes of a cryptographic random source. */
  readonly randomBytes: (size: number) => Uint8Array;
}

/** The campaigns of one store. */
export interface Campaigns {
  /**
   * Creates a campaign and stores its recipients; sends nothing. Reads recipients as fast as it stores them, so memory
   * use does not depend on their number. If it fails or is aborted, the store contains nothing of the campaign.
   *
   * @throws {CampaignError} `campaign-exists`; `input`, with line and column; `key`; a `store-…` code
   * @throws errors of the recipients' iterator, unchanged
   */
  create(params: CreateCampaignParams, options?: CreateCampaignOptions): Promise<Campaign>;
  /**
   * Finds a campaign by its name.
   *
   * @returns `undefined` if the store has no campaign of that name
   * @throws {CampaignError} `key` if the campaign was encrypted with another key
   */
  get(name: string): Promise<Campaign | undefined>;
  /** All campaigns, oldest first. */
  list(): Promise<readonly CampaignInfo[]>;
  /**
   * Records a status report from a webhook or from `fetchSmsReports`. Reports may arrive in any order, during a run or
   * after it.
   *
   * @returns `recorded`; `repeated` if it changes nothing; `unmatched` if it belongs to no campaign of this store
   */
  recordReport(report: StatusReport): Promise<"recorded" | "repeated" | "unmatched">;
  /** Closes the store. Abort and await runs in progress first. */
  close(): Promise<void>;
}

/** Arguments of {@link Campaigns.create}. */
export interface CreateCampaignParams {
  /** Name of the campaign, unique in the store, by which `get` finds it after a restart. 1 to 200 characters. */
  readonly name: string;
  /** Id of an approved SMS template: digits. */
  readonly templateId: string;
  /** Template variables of all recipients that have none of their own. */
  readonly datas?: readonly string[];
  /** Extension code, one to four digits. Default: none. */
  readonly subAppend?: string;
  /** Phone numbers, objects with a number and variables, or the result of `csvRecipients`. */
  readonly recipients: Iterable<CampaignRecipient> | AsyncIterable<CampaignRecipient>;
}

/** A phone number, or a number with variables. */
export type CampaignRecipient = string | RecipientInput;

/** A recipient with template variables and its position in the input. */
export interface RecipientInput {
  /** Phone number. Country prefix, blanks, hyphens and full-width digits are normalized. */
  readonly to: string;
  /**
   * Template variables of this recipient; replaces the `datas` of the campaign. Consecutive recipients with equal
   * variables share a request.
   */
  readonly datas?: readonly string[];
  /** Line of the input, from 1; part of errors and results. */
  readonly line?: number;
  /** Names of the columns of the number and of the variables, for error messages. */
  readonly columns?: { readonly to: string; readonly datas: readonly string[] };
}

/** Options of {@link Campaigns.create}. */
export interface CreateCampaignOptions {
  /** Aborts the creation. The store then contains nothing of the campaign. */
  readonly signal?: AbortSignal;
  /** Called with the number of recipients stored so far. */
  readonly onProgress?: (stored: number) => void;
  /**
   * Handling of malformed numbers and of countries that are not allowed. Default: `reject`.
   *
   * - `reject`: the creation fails with an `input` error that names line and column
   * - `skip`: the recipient is stored as `unsent`, with the code `malformed-number` or `country`
   */
  readonly invalid?: "reject" | "skip";
  /** Country calling codes that are allowed, without `+`. Default: `["86"]`. */
  readonly countries?: readonly string[];
  /**
   * Number of variables of the template. A recipient with fewer is an `input` error. Default: read from the platform
   * with `listSmsTemplates`; not checked if the platform does not return the template.
   */
  readonly variables?: number;
}

/** One campaign. */
export interface Campaign {
  /** Random id, 32 hexadecimal digits. */
  readonly id: string;
  /** Name, unique in the store. */
  readonly name: string;
  /** Id of the SMS template. */
  readonly templateId: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Reads the current status from the store. */
  status(): Promise<CampaignStatus>;
  /**
   * Sends to all pending recipients. Resolves when no recipient is pending, or when the campaign is paused, cancelled
   * or aborted. After a crash, call it again with the same store.
   *
   * @throws the error of the client if all further requests would fail in the same way, or after `maxFailures`
   *   consecutive requests without a response; recipients not yet sent to stay `pending`
   * @throws {CampaignError} `campaign-state`, `campaign-missing`, `key`, or a `store-…` code
   */
  run(options?: RunOptions): Promise<RunResult>;
  /** Pauses the campaign in all processes. Requests in flight are completed; then each run resolves. */
  pause(): Promise<void>;
  /** Makes a paused campaign ready to run again. Starts nothing: call `run` afterwards. */
  resume(): Promise<void>;
  /** Cancels the campaign for good: pending recipients become `unsent`. */
  cancel(): Promise<void>;
  /** Counts recipients by state. */
  progress(): Promise<CampaignProgress>;
  /** Counts recipients by state and code, and by hour. */
  summary(): Promise<CampaignSummary>;
  /** Yields the result of each recipient, in input order. Reads page by page, so memory use is bounded. */
  results(): AsyncGenerator<RecipientResult, void, undefined>;
  /** Yields the results as CSV, in chunks of text that begin with a BOM, so that Excel reads UTF-8. */
  resultsCsv(): AsyncGenerator<string, void, undefined>;
  /** Deletes the campaign with all phone numbers. Fails with `campaign-state` while it runs in this process. */
  delete(): Promise<void>;
}

/** An entry of {@link Campaigns.list}. */
export interface CampaignInfo {
  readonly id: string;
  readonly name: string;
  readonly templateId: string;
  readonly status: CampaignStatus;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Whether the campaign was created with a key. */
  readonly encrypted: boolean;
}

/** Options of {@link Campaign.run}. */
export interface RunOptions {
  /** Ends the run: no further request starts; requests in flight are completed and recorded. */
  readonly signal?: AbortSignal;
  /** Called at most four times a second, and at the end. */
  readonly onProgress?: (progress: CampaignProgress) => void;
  /** Requests started per second, for all workers of the campaign together. Default: no limit. */
  readonly requestsPerSecond?: number;
  /** Hours of the day in which requests are sent. Default: all. */
  readonly hours?: SendingHours;
  /** Recipients per request, 1 to 200. Default: 200. Requests already planned by an earlier run keep their size. */
  readonly batchSize?: number;
  /** Concurrent requests of this process, 1 to 1,000. Default: 4. */
  readonly concurrency?: number;
  /** Ends the run after this many consecutive requests without a response of the platform. Default: 5. */
  readonly maxFailures?: number;
  /** Timeout of a request, in milliseconds, at most 120,000. Default: 30,000. */
  readonly timeoutMs?: number;
  /**
   * Retries `unknown` requests at the end of the run: with the same `reqId`, on the same Beijing day, and at least ten
   * minutes away from midnight. Default: false; status reports resolve them.
   *
   * @assumption The platform rejects a second `reqId` of the same Beijing day with `160054`
   *   (spec/reference/sms.md#sendtemplatesms). Documented by the vendor, not verified live.
   */
  readonly repeatUnknown?: boolean;
}

/** Hours in which messages are sent, in Beijing time. `until` before `from` spans midnight. */
export interface SendingHours {
  /** First minute, `HH:MM`. */
  readonly from: string;
  /** First minute after the last, `HH:MM`, at most `24:00`. */
  readonly until: string;
}

/** Result of {@link Campaign.run}. */
export interface RunResult {
  /**
   * Why the run ended.
   *
   * - `done`: no recipient is pending
   * - `paused`, `cancelled`: this or another process paused or cancelled the campaign
   * - `aborted`: `signal` was aborted
   */
  readonly end: "done" | "paused" | "cancelled" | "aborted";
  readonly progress: CampaignProgress;
}

/** Number of recipients by state; the states add up to `total`. */
export type CampaignProgress = Readonly<Record<RecipientState, number>> & { readonly total: number };

/** Result of {@link Campaign.summary}. */
export interface CampaignSummary {
  readonly progress: CampaignProgress;
  readonly byCode: readonly StateCount[];
  /** By hour: requests at the time of their last attempt, status reports at the time of their recording. */
  readonly byHour: readonly TimeCount[];
}

/** Result of one recipient. */
export interface RecipientResult {
  /** Index in the `recipients` of {@link CreateCampaignParams}, from 0. */
  readonly index: number;
  /** The number in the form that is sent; a malformed number as it was given. */
  readonly to: string;
  /** Template variables of this recipient; `undefined` if it uses those of the campaign. */
  readonly datas: readonly string[] | undefined;
  /** Line of the input, from 1. */
  readonly line: number | undefined;
  /**
   * State of the recipient.
   *
   * - `pending`: not sent yet
   * - `sending`: its request is in flight
   * - `accepted`: accepted by the platform; no status report yet
   * - `delivered`, `undelivered`: by its status report; `code` is the carrier's
   * - `rejected`: the platform rejected its request with `code`; nothing was sent
   * - `unknown`: it may have been sent, so it is not sent again; a status report resolves it
   * - `unsent`: the number is malformed, or the campaign was cancelled before it was sent
   * - `duplicate`: the number occurred before, with the same variables
   */
  readonly state: RecipientState;
  /**
   * Status code of the platform, code of the carrier, or why nothing is known: a kind of client error such as `timeout`,
   * `abandoned` (the process ended), `late` (the process was suspended), `malformed-number`, `country`.
   */
  readonly code: string | undefined;
  /** Time of the last attempt, in milliseconds since 1970. */
  readonly sentAt: number | undefined;
  /** Time at which the status report was recorded, in milliseconds since 1970. */
  readonly reportedAt: number | undefined;
  /** `reqId` of its request, shared by all recipients of the request. */
  readonly reqId: string | undefined;
  /** Id of the message at the platform. */
  readonly smsMessageSid: string | undefined;
}

/** The fields of a status report that are used. Webhook events and the reports of `fetchSmsReports` have them. */
export interface StatusReport {
  /** Phone number of the recipient. */
  readonly fromNum?: string | undefined;
  /** `0` is delivered, everything else undelivered. */
  readonly status?: string | undefined;
  /** Code of the carrier, such as `DELIVRD`. */
  readonly deliverCode?: string | undefined;
  /** `reqId` of the request. */
  readonly reqId?: string | undefined;
}
