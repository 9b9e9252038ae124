/** What a group of measurements found. */
export interface Findings {
  /** By the names of the budgets. */
  readonly figures: Readonly<Record<string, number>>;
  /** For people: one row a measurement. */
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  /** Said below the rows. */
  readonly notes?: readonly string[];
}

/** One group of measurements. */
export type Group = () => Promise<Findings>;
