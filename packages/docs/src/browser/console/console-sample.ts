/** One operation or command as the console knows it. */
export interface ConsoleSample {
  readonly id: string;
  /** The same, unless it is a command. */
  readonly operationId: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly level: "account" | "subAccount";
  readonly preferred: "json" | "xml";
  /** As it stands in an address, without `sig`. */
  readonly query: string;
  /** The bodies of the example; empty for a GET. */
  readonly json: string;
  readonly xml: string;
  readonly upload: boolean;
}
