import { type ReadonlySignal, signal } from "@preact/signals";

/** So many of each kind are kept in the page, the newest ones. */
export const KEPT = 2_000;

/** Records of one kind, oldest first. */
export interface Collection<Item> {
  readonly items: ReadonlySignal<readonly Item[]>;
  /** Records that came since the page was opened, those that are no longer kept included. */
  readonly seen: ReadonlySignal<number>;
  get(key: string): Item | undefined;
  /** Puts records in place of those with the same key, else behind all others. Runs listeners once. */
  upsert(records: readonly Item[]): void;
  remove(keys: readonly string[]): void;
  /** Puts what is given in place of everything. */
  replace(records: readonly Item[]): void;
}

/** @param limit the oldest beyond that many are dropped */
export function createCollection<Item>(keyOf: (item: Item) => string, limit: number = KEPT): Collection<Item> {
  let byKey = new Map<string, Item>();
  const items = signal<readonly Item[]>([]);
  const seen = signal(0);
  function evict(): void {
    for (const key of byKey.keys()) {
      if (byKey.size <= limit) return;
      byKey.delete(key);
    }
  }
  return {
    items,
    seen,
    get: (key) => byKey.get(key),
    upsert(records) {
      if (records.length === 0) return;
      let added = 0;
      for (const record of records) {
        const key = keyOf(record);
        if (!byKey.has(key)) added += 1;
        byKey.set(key, record);
      }
      evict();
      seen.value += added;
      items.value = [...byKey.values()];
    },
    remove(keys) {
      const before = byKey.size;
      for (const key of keys) byKey.delete(key);
      if (byKey.size < before) items.value = [...byKey.values()];
    },
    replace(records) {
      byKey = new Map(records.map((record) => [keyOf(record), record]));
      evict();
      items.value = [...byKey.values()];
    },
  };
}
