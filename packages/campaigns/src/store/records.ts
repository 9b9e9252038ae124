import type { CampaignStatus, RecipientState } from "./states.js";

/** A campaign in the store. */
export interface StoredCampaign {
  readonly id: string;
  /** Unique in the store. */
  readonly name: string;
  readonly templateId: string;
  /** Common variables and extension code, as JSON; encrypted if the campaign has a key. */
  readonly message: Uint8Array;
  readonly status: CampaignStatus;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Time of the last write of the import, milliseconds since 1970. An import without recent writes is discarded. */
  readonly importedAt: number;
  /** Identifies the key of the campaign; `undefined` without encryption. */
  readonly keyCheck: Uint8Array | undefined;
}

/** A recipient to store. Number and variables may be encrypted: the store does not interpret them. */
export interface NewRecipient {
  /** Line of the CSV, from 1. */
  readonly line: number | undefined;
  /** The number in the form that is sent, or its ciphertext. */
  readonly to: Uint8Array;
  /** Digest of the number, by which duplicates and the recipients of status reports are found. */
  readonly key: Uint8Array;
  /** Variables of this recipient, as JSON or its ciphertext; `undefined` if it uses those of the campaign. */
  readonly datas: Uint8Array | undefined;
  /** Digest of the variables: recipients of the same variant can share a request. Empty without own variables. */
  readonly variant: Uint8Array;
  /** Code of a recipient that cannot be sent to; it is stored as `unsent`. */
  readonly invalid: string | undefined;
}

/** A recipient of a request. */
export interface StoredRecipient {
  /** Position in the campaign, from 0. */
  readonly index: number;
  readonly to: Uint8Array;
  readonly datas: Uint8Array | undefined;
}

/** A recipient with its state, its request and its report. */
export interface RecipientRecord extends StoredRecipient {
  readonly line: number | undefined;
  readonly state: RecipientState;
  /** Status code, code of the carrier, or `code` of {@link RequestOutcome}. */
  readonly code: string | undefined;
  /** Time of the last attempt, milliseconds since 1970. */
  readonly sentAt: number | undefined;
  /** When the status report was recorded, milliseconds since 1970. */
  readonly reportedAt: number | undefined;
  readonly reqId: string | undefined;
  readonly smsMessageSid: string | undefined;
}

/** A status report of one recipient. */
export interface StoredReport {
  readonly reqId: string;
  /** Computes {@link NewRecipient.key} of the number for a campaign; `undefined` if its key is not known. */
  readonly keyOf: (campaign: Pick<StoredCampaign, "id" | "keyCheck">) => Uint8Array | undefined;
  readonly state: "delivered" | "undelivered";
  /** Code of the carrier. */
  readonly code: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Number of recipients in a state and with a code. */
export interface StateCount {
  readonly state: RecipientState;
  readonly code: string | undefined;
  readonly count: number;
}

/** Number of recipients in a period: requests by their last attempt, status reports by their recording. */
export interface TimeCount {
  /** Start of the period, milliseconds since 1970. */
  readonly from: number;
  readonly state: "accepted" | "rejected" | "unknown" | "delivered" | "undelivered";
  readonly count: number;
}
