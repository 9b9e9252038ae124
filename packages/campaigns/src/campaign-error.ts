/**
 * Why a campaign cannot go on.
 *
 * - `campaign-exists`: the name is taken
 * - `campaign-missing`: no such campaign, or it was deleted
 * - `campaign-state`: not possible in the campaign's state, such as resuming a cancelled one
 * - `input`: a recipient, the CSV or its variables are wrong; nothing was stored
 * - `key`: a key is missing or does not fit
 * - `store-locked`: another process has the store open
 * - `store-version`: the store is of another version
 * - `store-damaged`: the file is no store, or it is damaged
 * - `store-failed`: the store cannot write, for example because the disk is full
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

/** Where in the input an error is. */
export interface InputPlace {
  /** Line of the CSV, from 1. */
  readonly line?: number;
  /** Name of the column. */
  readonly column?: string;
  /** Index of the recipient, from 0. */
  readonly index?: number;
}

/** Error of this package. Its message says what to do next, and holds no phone number and no key. */
export class CampaignError extends Error {
  override readonly name = "CampaignError";
  readonly code: CampaignErrorCode;
  readonly place: InputPlace | undefined;

  constructor(code: CampaignErrorCode, message: string, options: ErrorOptions & { readonly place?: InputPlace } = {}) {
    super(message, options);
    this.code = code;
    this.place = options.place;
  }
}

/** Narrows to {@link CampaignError}; works across copies of this package. */
export function isCampaignError(value: unknown): value is CampaignError {
  return value instanceof Error && value.name === "CampaignError" && "code" in value;
}
