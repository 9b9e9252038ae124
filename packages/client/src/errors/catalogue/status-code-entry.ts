import type { LimitKind } from "../limit.js";
import type { Retryable } from "../retryable.js";

/** A string in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** Entry of the catalogue: one status code, or a range of them. */
export interface StatusCodeEntry extends Bilingual {
  /** Six digits, or a range such as `160001-160010`. */
  readonly code: string;
  readonly area: string;
  /**
   * `current`, `2013-03-22` (the older table) or `client-sdk` (made by the vendor's SDKs, never on
   * the wire).
   */
  readonly generation: string;
  /** `documented`, `client-code`, `observed` or `inferred`. */
  readonly evidence: string;
  readonly retryable: Retryable;
  /**
   * Set for codes that may be retried later, when a limit rejected the request before it took
   * effect. See `LimitKind`.
   */
  readonly limit?: LimitKind;
  readonly cause: Bilingual;
  readonly fix: Bilingual;
}
