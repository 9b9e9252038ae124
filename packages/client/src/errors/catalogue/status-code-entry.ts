import type { Refusal } from "../refusal.js";
import type { Retryable } from "../retryable.js";

/** A text in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** What the catalogue knows of one status code, or of a range of them. */
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
   * Of codes that may be repeated later: the request was turned away and did nothing, by a limit of
   * the moment (`brief`) or by one that holds for minutes to days.
   */
  readonly refusal?: Refusal;
  readonly cause: Bilingual;
  readonly fix: Bilingual;
}
