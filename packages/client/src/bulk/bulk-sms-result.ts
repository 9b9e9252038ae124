/** What became of one recipient. */
export type BulkSmsResult<Recipient> = BulkOutcome & {
  readonly recipient: Recipient;
  /** Place in `recipients`, from 0. */
  readonly index: number;
};

/** What became of the recipients of one request. */
export type BulkOutcome =
  | {
      /** Taken for sending. Whether it was delivered is told by the status report. */
      readonly outcome: "accepted";
      /** Id of the message, one for all recipients of a request. */
      readonly smsMessageSid: string | undefined;
    }
  | {
      /**
       * `refused`: the platform answered with a code, for the whole request. `unknown`: no answer could be read, or one after which nobody knows (`111000`): the
       * message may have been sent; nothing is repeated. `unsent`: it never left, because the number is malformed or sending ended before. `duplicate`: the number came before.
       */
      readonly outcome: "refused" | "unknown" | "unsent" | "duplicate";
      /** Why. */
      readonly error: unknown;
    };
