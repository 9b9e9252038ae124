/** How much of one kind is remembered: whichever is reached first. */
export interface StorageLimits {
  /** Messages, and reports that wait. */
  readonly records: number;
  /** Bytes that they take, estimated from their strings. */
  readonly bytes: number;
}

/** Limits unless others are asked for. All of it together stays below 200 MB. */
export const DEFAULT_LIMITS: StorageLimits = { records: 100_000, bytes: 64 * 1024 * 1024 };

/**
 * A map that forgets its oldest entries. Where one of the limits is reached, the oldest tenth goes: one at a time would be
 * slow, for a `Map` pays for every hole at its beginning.
 */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  readonly #limits: StorageLimits;
  readonly #sizeOf: (value: Value) => number;
  #bytes = 0;

  /** @param sizeOf bytes of a value, which has to be the same as long as the value is kept */
  constructor(limits: StorageLimits, sizeOf: (value: Value) => number) {
    super();
    this.#limits = limits;
    this.#sizeOf = sizeOf;
  }

  /** Bytes of what is kept. */
  get bytes(): number {
    return this.#bytes;
  }

  override set(key: Key, value: Value): this {
    this.delete(key);
    const added = this.#sizeOf(value);
    const { records, bytes } = this.#limits;
    if (this.size >= records || this.#bytes + added > bytes) this.#evict(records * 0.9, bytes * 0.9 - added);
    this.#bytes += added;
    return super.set(key, value);
  }

  override delete(key: Key): boolean {
    const value = this.get(key);
    if (value !== undefined) this.#bytes -= this.#sizeOf(value);
    return super.delete(key);
  }

  override clear(): void {
    this.#bytes = 0;
    super.clear();
  }

  #evict(records: number, bytes: number): void {
    for (const key of this.keys()) {
      if (this.size <= records && this.#bytes <= bytes) return;
      this.delete(key);
    }
  }
}

/** How many calls of a kind, and how many conferences, are remembered. */
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
