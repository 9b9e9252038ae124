/** Number of recipients by outcome so far. */
export interface BulkProgress {
  readonly accepted: number;
  readonly rejected: number;
  readonly unknown: number;
  readonly unsent: number;
  readonly duplicate: number;
}

/** Result for one recipient. */
export type BulkSmsResult<Recipient> = BulkOutcome & {
  readonly recipient: Recipient;
  /** Index in `recipients`, from 0. */
  readonly index: number;
};

/** Outcome of one request, for all its recipients. */
export type BulkOutcome = {
  /** The `reqId` of the request, if it had one. The status report of each recipient has it, too. */
  readonly reqId?: string;
} & (
  | {
      /** Accepted for sending. The status report says whether it was delivered. */
      readonly outcome: "accepted";
      /** Id of the message, shared by all recipients of a request. */
      readonly smsMessageSid: string | undefined;
    }
  | {
      /**
       * - `rejected`: the platform rejected the whole request with a status code.
       * - `unknown`: the message may have been sent. There was no readable response, or an
       *   ambiguous one (`111000`). It is not retried.
       * - `unsent`: no attempt reached the platform. The number is malformed, the connection
       *   failed, or the sending was stopped before.
       * - `duplicate`: the number occurred before.
       *
       * The outcome covers all attempts of the request.
       */
      readonly outcome: "rejected" | "unknown" | "unsent" | "duplicate";
      /** Why. */
      readonly error: unknown;
    }
);

/**
 * A bulk sending. Iterate it for the result of each recipient, or await it for the totals. Either
 * starts it; nothing is sent before.
 *
 * An `async` function that returns it also awaits it.
 */
export interface BulkSending<Recipient>
  extends AsyncGenerator<BulkSmsResult<Recipient>, void, undefined>,
    PromiseLike<BulkProgress> {}
