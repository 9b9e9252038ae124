/**
 * What a {@link CampaignError} is about.
 *
 * - `campaign-exists`: the name is taken
 * - `campaign-missing`: the campaign does not exist, or was deleted
 * - `campaign-state`: the campaign's status does not allow it; a cancelled campaign cannot be resumed, for example
 * - `input`: a recipient, the CSV or its variables are wrong; nothing was stored
 * - `key`: the campaign is encrypted, and the key is missing or is another one
 * - `store-locked`: another process has the store open
 * - `store-version`: another version of this package wrote the store; it was left as it is
 * - `store-damaged`: the file is not a campaign store, or is damaged
 * - `store-failed`: the store cannot be read or written, for example because the disk is full
 */
export type CampaignErrorCode =
  | "campaign-exists"
  | "campaign-missing"
  | "campaign-state"
  | "input"
  | "key"
  | "store-locked"
  | "store-version"
  | "store-damaged"
  | "store-failed";

/** Position of an error in the input. Only the parts that are known are set. */
export interface InputPlace {
  /** Line of the CSV, from 1. */
  readonly line?: number;
  /** Name of the column in the header of the CSV, or its number from 1. */
  readonly column?: string;
  /** Index of the recipient, from 0. */
  readonly index?: number;
}

/** An error of this package. The message says what to do next; it contains no phone number and no key. */
export class CampaignError extends Error {
  override readonly name = "CampaignError";
  /** Identifies the problem; compare this, not the message. */
  readonly code: CampaignErrorCode;
  /** Position in the input, for errors with the code `input`. */
  readonly place: InputPlace | undefined;

  constructor(code: CampaignErrorCode, message: string, options: ErrorOptions & { readonly place?: InputPlace } = {}) {
    super(message, options);
    this.code = code;
    this.place = options.place;
  }
}

/** Whether a value is a {@link CampaignError}. Also recognizes errors of another copy of this package. */
export function isCampaignError(value: unknown): value is CampaignError {
  return value instanceof Error && value.name === "CampaignError" && "code" in value;
}
