/** How many messages, `reqId`s and waiting reports are remembered at most: our choice. A million messages take some hundred megabytes. */
export const KEPT_RECORDS = 1_000_000;

/** How many calls of a kind, and conferences: our choice. */
export const KEPT_CALLS = 100_000;

/** A `Map` or a `Set`. */
interface Kept {
  readonly size: number;
  keys(): Iterable<string>;
  delete(key: string): boolean;
}

/**
 * Makes room for one more: where as many are kept as may be, the oldest tenth goes. One at a time would be slow, for a `Map` pays for every hole at its beginning.
 *
 * @param kept in the order in which they came
 */
export function evictOldest(kept: Kept, limit: number): void {
  if (kept.size < limit) return;
  let left = Math.ceil(limit / 10);
  for (const key of kept.keys()) {
    kept.delete(key);
    left -= 1;
    if (left === 0) break;
  }
}
