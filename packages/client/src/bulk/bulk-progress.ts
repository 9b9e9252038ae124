/** How many recipients have come to which end so far. */
export interface BulkProgress {
  readonly accepted: number;
  readonly refused: number;
  readonly unknown: number;
  readonly unsent: number;
  readonly duplicate: number;
}
