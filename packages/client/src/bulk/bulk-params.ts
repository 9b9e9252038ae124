import type { CallOptions } from "../client.js";
import type { SendTemplateSmsParams } from "../generated/operations/send-template-sms.js";
import type { BulkProgress } from "./bulk-sms-result.js";
import type { Clock } from "./clock.js";

type TemplateSms = Omit<SendTemplateSmsParams, "to" | "reqId">;

/** A recipient with more than a number. Whatever else it holds comes back with its result. */
export interface BulkRecipient {
  /** One phone number. */
  readonly to: string;
  /**
   * Variables for this recipient, in place of those for all. A request carries one set: recipients
   * of the same set should follow each other.
   */
  readonly datas?: TemplateSms["datas"];
}

/**
 * Arguments of `sendTemplateSmsInBulk`: those of `sendTemplateSms`, and recipients in place of
 * `to`. A `reqId` belongs to one request.
 */
export interface BulkSmsParams<Recipient extends string | BulkRecipient> extends TemplateSms {
  /** Who gets the message: numbers, or objects with one. */
  readonly recipients: Iterable<Recipient> | AsyncIterable<Recipient>;
}

/** One request of a bulk sending, before it is sent. */
export interface BulkRequest {
  /** The numbers in it. */
  readonly recipients: readonly string[];
  /** Place of the first of them among all recipients, from 0. */
  readonly index: number;
}

/** Options of `sendTemplateSmsInBulk`. Those of a call are handed on to each request. */
export interface BulkSmsOptions extends CallOptions {
  /**
   * Starts no further request; those on their way are finished and their results given, for a
   * request that is called off may have been sent.
   */
  readonly signal?: AbortSignal;
  /** Requests on their way at the same time. Default: 4. How many give `111111` is not known. */
  readonly concurrency?: number;
  /** Requests started a second, evenly spread. Default: no limit. */
  readonly requestsPerSecond?: number;
  /**
   * Recipients a request, 1 to 200. Default: 200. A request is refused as a whole, so smaller ones
   * lose less; older systems take 100.
   */
  readonly batchSize?: number;
  /**
   * What happens to a number that comes again with the same variables: `skip` remembers every
   * number, 60 bytes each and 16 million at most; `send` sends to it again, in another request, for
   * one that holds a number twice is refused (`160045`). Default: `skip`.
   */
  readonly duplicates?: "skip" | "send";
  /** Gives up after so many requests in a row without an answer of the platform. Default: 5. */
  readonly maxFailures?: number;
  /** Hears of each request that is done, before its results are given. */
  readonly onProgress?: (progress: BulkProgress) => void;
  /**
   * Gives each request a `reqId` of yours, for a journal: up to 32 letters and digits, another one
   * for each request. It comes back with the results, and with the status reports.
   */
  readonly reqId?: (request: BulkRequest) => string;
  /** Replaces time. */
  readonly clock?: Clock;
}
