import type { CallOptions } from "../client.js";
import type { SendTemplateSmsParams } from "../generated/operations/send-template-sms.js";
import type { BulkProgress } from "./bulk-sms-result.js";
import type { Clock } from "./clock.js";

type TemplateSms = Omit<SendTemplateSmsParams, "to" | "reqId">;

/** A recipient as an object. Its result holds the same object, with all its fields. */
export interface BulkRecipient {
  /** One phone number. */
  readonly to: string;
  /**
   * Variables for this recipient, in place of those for all. A request has one set of variables, so
   * recipients with the same set should follow each other.
   */
  readonly datas?: TemplateSms["datas"];
}

/**
 * Arguments of `sendTemplateSmsInBulk`: those of `sendTemplateSms`, with `recipients` in place of
 * `to`. A `reqId` belongs to one request: see {@link BulkSmsOptions.reqId}.
 */
export interface BulkSmsParams<Recipient extends string | BulkRecipient> extends TemplateSms {
  /** Recipients of the message: phone numbers, or objects with a phone number. */
  readonly recipients: Iterable<Recipient> | AsyncIterable<Recipient>;
}

/** One request of a bulk sending, before it is sent. */
export interface BulkRequest {
  /** The numbers in it. */
  readonly recipients: readonly string[];
  /** Index of its first recipient among all recipients, from 0. */
  readonly index: number;
}

/** Options of `sendTemplateSmsInBulk`. Options of a call apply to each request. */
export interface BulkSmsOptions extends CallOptions {
  /**
   * Stops the sending: no further request starts. Pending requests are completed and their results
   * yielded, since an aborted request may have been sent.
   */
  readonly signal?: AbortSignal;
  /**
   * Number of concurrent requests. Default: 4. The concurrency that leads to `111111` is not known.
   */
  readonly concurrency?: number;
  /** Requests started per second, evenly spread. Default: no limit. */
  readonly requestsPerSecond?: number;
  /**
   * Recipients per request, 1 to 200. Default: 200. A request is rejected as a whole, so smaller
   * requests lose less. Older systems accept 100.
   */
  readonly batchSize?: number;
  /**
   * How to handle a number that occurs again with the same variables. Default: `skip`.
   *
   * - `skip`: not sent again. Remembers every number: 60 bytes each, 16 million at most.
   * - `send`: sent again, in another request, since a request with a number twice is rejected
   *   (`160045`).
   */
  readonly duplicates?: "skip" | "send";
  /** Stops after this many consecutive requests without a response of the platform. Default: 5. */
  readonly maxFailures?: number;
  /** Called after each request, before its results are yielded. */
  readonly onProgress?: (progress: BulkProgress) => void;
  /**
   * Returns the `reqId` of a request, for a journal of your own: up to 32 letters and digits,
   * unique per request. Results and status reports have it.
   */
  readonly reqId?: (request: BulkRequest) => string;
  /** Replaces the clock, for tests. */
  readonly clock?: Clock;
}
