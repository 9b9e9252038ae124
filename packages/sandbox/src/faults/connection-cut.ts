/** What of an answer is out when the connection ends. */
export interface BegunAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/**
 * The connection ends without a whole answer. Without a port it looks as it does to a caller of `fetch`: a `TypeError` with the system's word as its cause.
 */
export class ConnectionCut extends TypeError {
  override readonly name = "ConnectionCut";
  /** `undefined` where nothing is out yet. */
  readonly begun: BegunAnswer | undefined;

  constructor(begun?: BegunAnswer) {
    super("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
    this.begun = begun;
  }
}
