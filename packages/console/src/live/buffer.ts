/** Gathers what comes, and hands it over in one piece, not more often than a page can be drawn. */
export interface Buffer<Item> {
  add(item: Item): void;
  /** Hands over what is there, now. */
  flush(): void;
}

/** So often a second at most does what came reach the page. */
const FLUSH_MS = 100;

/**
 * @param limit what is gathered beyond that many is handed over at once, so that a burst does not grow without bound
 * @param after plans a call; the browser's timer by default
 */
export function createBuffer<Item>(
  hand: (items: readonly Item[]) => void,
  limit: number,
  after: (ms: number, run: () => void) => void = (ms, run) => {
    setTimeout(run, ms);
  },
): Buffer<Item> {
  let gathered: Item[] = [];
  let planned = false;
  function flush(): void {
    if (gathered.length === 0) return;
    const items = gathered;
    gathered = [];
    hand(items);
  }
  return {
    add(item) {
      gathered.push(item);
      if (gathered.length >= limit) flush();
      else if (!planned) {
        planned = true;
        after(FLUSH_MS, () => {
          planned = false;
          flush();
        });
      }
    },
    flush,
  };
}
