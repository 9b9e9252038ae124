/** Vectors of one kind, and what is wrong with their cases. */
export interface Built<T> {
  readonly vectors: readonly T[];
  readonly problems: readonly string[];
}
