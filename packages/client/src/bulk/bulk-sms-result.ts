/** How many recipients have come to which end so far. */
export interface BulkProgress {
  readonly accepted: number;
  readonly refused: number;
  readonly unknown: number;
  readonly unsent: number;
  readonly duplicate: number;
}

/** What became of one recipient. */
export type BulkSmsResult<Recipient> = BulkOutcome & {
  readonly recipient: Recipient;
  /** Place in `recipients`, from 0. */
  readonly index: number;
};

/** What became of the recipients of one request. */
export type BulkOutcome = {
  /**
   * The `reqId` of the request, where it had one. The status report of each recipient brings it,
   * too.
   */
  readonly reqId?: string;
} & (
  | {
      /** Taken for sending. Whether it was delivered is told by the status report. */
      readonly outcome: "accepted";
      /** Id of the message, one for all recipients of a request. */
      readonly smsMessageSid: string | undefined;
    }
  | {
      /**
       * - `refused`: the platform answered with a code, for the whole request.
       * - `unknown`: the message may have been sent, for no response could be read, or one after
       *   which nobody knows (`111000`). Nothing is sent again.
       * - `unsent`: no attempt reached the platform, because the number is malformed, the
       *   connection failed, or sending ended before.
       * - `duplicate`: the number came before.
       *
       * The outcome follows what happened in all attempts of the request.
       */
      readonly outcome: "refused" | "unknown" | "unsent" | "duplicate";
      /** Why. */
      readonly error: unknown;
    }
);

/**
 * A bulk sending: iterate it for what became of each recipient, or await it for the totals. Either
 * starts it; nothing is sent before.
 *
 * An `async` function that returns it awaits it.
 */
export interface BulkSending<Recipient>
  extends AsyncGenerator<BulkSmsResult<Recipient>, void, undefined>,
    PromiseLike<BulkProgress> {}
