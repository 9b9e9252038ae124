/** A pair of formats, as `json/xml`: that of the request, that of the reply. */
export type FormatPair = `${"json" | "xml"}/${"json" | "xml"}`;

/** One reply that was held to the contract, as the bytes show it. */
export interface ReplyObservation {
  readonly kind: "reply";
  readonly transport: string;
  readonly operation: string;
  /** Of the operations that carry one of several. */
  readonly command?: string;
  readonly code: string;
  /** How the code came about: the called number asked for it, or a rule. */
  readonly by: "number" | "rule";
  readonly formats: FormatPair;
}

/** One callback that was held to the contract, with its response. */
export interface CallbackObservation {
  readonly kind: "callback";
  readonly transport: string;
  readonly id: string;
  readonly format: "json" | "xml" | "query";
  /** Who sent it: the sandbox, or the suite, from the contract's example. */
  readonly by: "sandbox" | "example";
}

/** A case that could not be run on this server. */
export interface SkippedObservation {
  readonly kind: "skipped";
  readonly transport: string;
  readonly operation: string;
  readonly command?: string;
  readonly reason: string;
}

/** What the suite has seen. */
export type Observation = ReplyObservation | CallbackObservation | SkippedObservation;
