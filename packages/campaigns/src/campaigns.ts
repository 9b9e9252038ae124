import type { CloopenClient } from "@cloopen-rest/client";
import type { CampaignStatus, CampaignStore, RecipientState, StateCount, TimeCount } from "./store/store.js";

/** Options of `openCampaigns`. */
export interface CampaignsOptions {
  /** A client of `createClient`, for the main account. */
  readonly client: CloopenClient;
  /** A store, or the path of a SQLite file. */
  readonly store: CampaignStore | string;
  /**
   * Encrypts the numbers and variables of new campaigns, and is needed for campaigns that were created with it: 32
   * bytes, or their base64 or hexadecimal form. AES-256-GCM.
   */
  readonly key?: Uint8Array | string;
  /** Replaces clock and random source, for tests. */
  readonly effects?: Partial<CampaignEffects>;
}

/** What campaigns take from the machine. */
export interface CampaignEffects {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after `ms` milliseconds, or as soon as the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Bytes of a cryptographic random source. */
  readonly randomBytes: (size: number) => Uint8Array;
}

/** Campaigns of one store. */
export interface Campaigns {
  /**
   * Creates a campaign from any number of recipients, in bounded memory. When it is interrupted, nothing of the campaign
   * is left. Nothing is sent.
   *
   * @throws {CampaignError} `campaign-exists`, `input` with line and column, `key`, or one of the store
   * @throws what the recipients throw
   */
  create(params: CreateCampaignParams, options?: CreateCampaignOptions): Promise<Campaign>;
  /**
   * Finds a campaign by its name.
   *
   * @throws {CampaignError} `key` when it needs another key
   */
  get(name: string): Promise<Campaign | undefined>;
  /** All campaigns, oldest first. */
  list(): Promise<readonly CampaignInfo[]>;
  /**
   * Records a status report, as a webhook or `fetchSmsReports` brings it. Also during a run, and in any order.
   *
   * @returns `repeated` when it was known, `unmatched` when it belongs to no campaign of this store
   */
  recordReport(report: StatusReport): Promise<"recorded" | "repeated" | "unmatched">;
  /** Closes the store. End runs before: abort their signals and await them. */
  close(): Promise<void>;
}

/** Arguments of {@link Campaigns.create}. */
export interface CreateCampaignParams {
  /** Unique in the store, so that a program that starts again finds its campaign. 1 to 200 characters. */
  readonly name: string;
  /** Template of the messages. */
  readonly templateId: string;
  /** Variables of all messages. A recipient with variables of its own does not use them. */
  readonly datas?: readonly string[];
  /** Extension code, up to four digits. */
  readonly subAppend?: string;
  /** Phone numbers, objects with a number, or `csvRecipients(…)`. */
  readonly recipients: Iterable<CampaignRecipient> | AsyncIterable<CampaignRecipient>;
}

/** A recipient, as the caller gives it. */
export type CampaignRecipient = string | RecipientInput;

/** A recipient with variables of its own. */
export interface RecipientInput {
  readonly to: string;
  /** Variables of this recipient. Recipients of the same variables that follow each other share a request. */
  readonly datas?: readonly string[];
  /** Line of the input, from 1. Errors and results name it. */
  readonly line?: number;
  /** Names of the columns of the number and of the variables, for errors. */
  readonly columns?: { readonly to: string; readonly datas: readonly string[] };
}

/** Options of {@link Campaigns.create}. */
export interface CreateCampaignOptions {
  /** Aborts the creation; nothing is left. */
  readonly signal?: AbortSignal;
  /** Called with the number of recipients stored so far. */
  readonly onProgress?: (stored: number) => void;
  /**
   * What a malformed number does. Default: `reject`.
   *
   * - `reject`: ends the creation with an `input` error that names its line and column
   * - `skip`: the recipient is `unsent`, with the code `malformed-number` or `country`
   */
  readonly invalid?: "reject" | "skip";
  /** Calling codes that are sent to, without `+`. Default: `["86"]`. */
  readonly countries?: readonly string[];
  /**
   * Number of variables of the template. Recipients with fewer are an `input` error. Default: the platform is asked
   * with `listSmsTemplates`; where it does not say, nothing is checked.
   */
  readonly variables?: number;
}

/** One campaign. */
export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly templateId: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Status in the store. */
  status(): Promise<CampaignStatus>;
  /**
   * Sends to the recipients that are pending, and returns when none is left or the campaign was paused or cancelled.
   * Call it again after a crash, with the same store.
   *
   * @throws the error of the client when every further request would fail in the same way, or after `maxFailures`
   *   without a response in a row; recipients that were not reached stay pending
   * @throws {CampaignError} `campaign-state`, `key`, or one of the store
   */
  run(options?: RunOptions): Promise<RunResult>;
  /** Pauses the campaign for all processes. Requests on their way are completed, and runs return. */
  pause(): Promise<void>;
  /** Lets a paused campaign run again; then call `run`. */
  resume(): Promise<void>;
  /** Ends the campaign: what is pending becomes `unsent`. Not undone. */
  cancel(): Promise<void>;
  /** Number of recipients by state. */
  progress(): Promise<CampaignProgress>;
  /** Number of recipients by state and code, and by hour. */
  summary(): Promise<CampaignSummary>;
  /** State of each recipient, in their order. Read in pages: memory does not grow with their number. */
  results(): AsyncGenerator<RecipientResult, void, undefined>;
  /** The same as CSV, in chunks of text: UTF-8 with a BOM, as Excel wants it. */
  resultsCsv(): AsyncGenerator<string, void, undefined>;
  /** Deletes the campaign with all its numbers. */
  delete(): Promise<void>;
}

/** What {@link Campaigns.list} says of a campaign. */
export interface CampaignInfo {
  readonly id: string;
  readonly name: string;
  readonly templateId: string;
  readonly status: CampaignStatus;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly encrypted: boolean;
}

/** Options of {@link Campaign.run}. */
export interface RunOptions {
  /** Ends the run: no further request starts. Those on their way are completed and recorded. */
  readonly signal?: AbortSignal;
  /** Called at most four times a second, and at the end. */
  readonly onProgress?: (progress: CampaignProgress) => void;
  /** Requests started per second, for all workers of the campaign together. Default: no limit. */
  readonly requestsPerSecond?: number;
  /** Sending hours in Beijing time. Default: always. */
  readonly hours?: SendingHours;
  /** Recipients per request, 1 to 200. Default: 200. Requests that are planned already keep their size. */
  readonly batchSize?: number;
  /** Requests at a time in this process. Default: 4. */
  readonly concurrency?: number;
  /** Ends the run after this many requests in a row without a response of the platform. Default: 5. */
  readonly maxFailures?: number;
  /** Time limit of a request, in milliseconds. Default: that of the client, at most 120,000. */
  readonly timeoutMs?: number;
  /**
   * Repeats requests whose outcome is unknown, at the end of the run, with the same `reqId` and on the same Beijing day
   * only, at least ten minutes away from midnight. Default: false; status reports settle them.
   *
   * @assumption The platform rejects a second `reqId` of the same Beijing day with `160054`
   *   (spec/reference/sms.md#sendtemplatesms). Documented by the vendor, not verified live.
   */
  readonly repeatUnknown?: boolean;
}

/** From and until when messages are sent, as `HH:MM` in Beijing. `until` before `from` means the next day. */
export interface SendingHours {
  readonly from: string;
  readonly until: string;
}

/** How a run ended. */
export interface RunResult {
  /**
   * - `done`: no recipient is pending
   * - `paused`, `cancelled`: by this or another process
   * - `aborted`: by the signal
   */
  readonly end: "done" | "paused" | "cancelled" | "aborted";
  readonly progress: CampaignProgress;
}

/** Number of recipients by state; the states add up to `total`. */
export type CampaignProgress = Readonly<Record<RecipientState, number>> & { readonly total: number };

/** A summary by code and by time. */
export interface CampaignSummary {
  readonly progress: CampaignProgress;
  readonly byCode: readonly StateCount[];
  /** By hour: attempts by their outcome, reports by what they say. */
  readonly byHour: readonly TimeCount[];
}

/** State of one recipient. */
export interface RecipientResult {
  /** Index in `recipients`, from 0. */
  readonly index: number;
  /** The number, as it is sent. Of a malformed one what was given. */
  readonly to: string;
  readonly datas: readonly string[] | undefined;
  /** Line of the input. */
  readonly line: number | undefined;
  /**
   * Where the recipient stands.
   *
   * - `pending`: not sent yet
   * - `sending`: on its way
   * - `accepted`: accepted by the platform; its status report has not come
   * - `delivered`, `undelivered`: by its status report; `code` is the carrier's
   * - `refused`: the platform rejected its request with `code`; nothing was sent
   * - `unknown`: it may have been sent. It is not sent again; a status report settles it
   * - `unsent`: the number is malformed, or the campaign was cancelled before
   * - `duplicate`: the number occurred before, with the same variables
   */
  readonly state: RecipientState;
  readonly code: string | undefined;
  /** Milliseconds since 1970. */
  readonly sentAt: number | undefined;
  readonly reportedAt: number | undefined;
  readonly reqId: string | undefined;
  readonly smsMessageSid: string | undefined;
}

/** The fields of a status report that are used; webhooks and `fetchSmsReports` give them. */
export interface StatusReport {
  /** The recipient. */
  readonly fromNum?: string | undefined;
  /** `0` delivered, anything else failed. */
  readonly status?: string | undefined;
  readonly deliverCode?: string | undefined;
  readonly reqId?: string | undefined;
}
