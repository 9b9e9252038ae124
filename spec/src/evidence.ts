import type { Evidence, Localized } from "../model/localized.js";

/** What a mark is on. `code` is an entry of the catalogue, everything else is in the contract. */
export type EvidenceKind = "operation" | "callback" | "parameter" | "schema" | "property" | "code";

/** Where in an exchange a marked thing is; `notification` is what the platform sends in a callback, `answer` what it is answered. */
export type EvidenceRole = "path" | "request" | "reply" | "callback" | "notification" | "answer" | "code";

/** One thing that the vendor does not document. */
export interface EvidenceMark {
  readonly kind: EvidenceKind;
  /** Operation id, name of the callback, wire name of the parameter, schema, `Schema.property`, or code. */
  readonly name: string;
  /** Its summary, or what it is where it has none. */
  readonly label: Localized;
  readonly evidence: Evidence;
  readonly role: EvidenceRole;
  /** JSON pointer into the bundle; of a code, into `errors.json`. */
  readonly pointer: string;
  /** Operations and callbacks that meet it. */
  readonly usedBy: readonly string[];
  /** The section about it, with the sources, below the package: page of `reference/` and anchor. */
  readonly reference?: string;
  /** What to try on the live platform, for what is inferred. */
  readonly settledBy?: Localized;
}

/** The marks of one area with the same evidence. */
export interface EvidenceGroup {
  readonly evidence: Evidence;
  readonly label: Localized;
  /** What would settle them. */
  readonly settledBy: Localized;
  readonly count: number;
  readonly marks: readonly EvidenceMark[];
}

/** The marks of one tag of the contract, and of the catalogue. A thing that several areas use is in the first. */
export interface EvidenceArea {
  /** The tag, or `status-codes`. */
  readonly area: string;
  readonly label: Localized;
  readonly count: number;
  readonly groups: readonly EvidenceGroup[];
}

/** A part of the platform that the contract leaves out (`x-not-described`). */
export interface Omission {
  readonly name: string;
  readonly label: Localized;
  /** Paths as they were seen; `*` represents several. */
  readonly paths: readonly string[];
  readonly evidence: Evidence;
  /** What is known of it, and why it is left out. */
  readonly reason: Localized;
}

/** Everything that the vendor does not document. A mark holds for all that is inside, unless something inside has its own. */
export interface EvidenceReport {
  readonly counts: {
    readonly total: number;
    readonly byEvidence: Readonly<Record<Evidence, number>>;
    readonly byKind: Readonly<Record<EvidenceKind, number>>;
  };
  readonly areas: readonly EvidenceArea[];
  readonly notDescribed: readonly Omission[];
}
