/** Which record changed, in which turn. */
export interface Change<Kind extends string> {
  readonly kind: Kind;
  readonly id: string;
  /** Grows by one with each change. */
  readonly position: number;
}

/** Changes behind a position, oldest first. */
export interface ChangeBatch<Kind extends string> {
  readonly changes: readonly Change<Kind>[];
  /** Some of what lay between is no longer known: followers have to read everything again. */
  readonly gap: boolean;
}

/**
 * Which records changed last, in that order. A record that changes again moves to the end, so that the log holds each record once: it is bounded by the number of
 * records, not of changes. Readers keep a position and nothing else, so that a slow one costs nothing.
 */
export interface ChangeLog<Kind extends string> {
  touch(kind: Kind, id: string): void;
  /** Position of the newest change; 0 at the start. */
  readonly position: number;
  /** @param most so many changes at most */
  after(position: number, most: number): ChangeBatch<Kind>;
  /**
   * Waits for the next change behind a position.
   *
   * @returns `false` when none came within that many milliseconds of the machine's time, or the signal was aborted
   */
  wait(position: number, milliseconds: number, signal?: AbortSignal): Promise<boolean>;
  /** Forgets everything. Each reader meets a gap. */
  clear(): void;
}

/** A change as the log keeps it. */
interface Entry<Kind extends string> extends Change<Kind> {
  /** Its record has changed again since. */
  outdated: boolean;
}

/** @param capacity so many records are known at most; beyond, the tenth that changed longest ago is forgotten */
export function createChangeLog<Kind extends string>(capacity: number): ChangeLog<Kind> {
  /** The newest change of each record. */
  const newest = new Map<string, Entry<Kind>>();
  let entries: Entry<Kind>[] = [];
  let position = 0;
  /** Changes up to that position may be forgotten. */
  let forgotten = 0;
  const waiting = new Set<() => void>();
  let waking = false;

  const isNewest = ({ outdated }: Entry<Kind>): boolean => !outdated;

  /** Once a turn of the event loop, however many changes it brings. */
  function wake(): void {
    if (waking || waiting.size === 0) return;
    waking = true;
    setImmediate(() => {
      waking = false;
      for (const look of [...waiting]) look();
    });
  }

  function evict(): void {
    entries = entries.filter(isNewest);
    for (const change of entries.splice(0, Math.max(0, entries.length - Math.floor(capacity * 0.9)))) {
      newest.delete(`${change.kind} ${change.id}`);
      forgotten = change.position;
    }
  }

  /** Index of the first entry behind a position: entries are sorted by theirs. */
  function indexAfter(from: number): number {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = entries[middle]?.position ?? 0;
      if (at <= from) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    touch(kind, id) {
      position += 1;
      const key = `${kind} ${id}`;
      const before = newest.get(key);
      if (before !== undefined) before.outdated = true;
      const entry = { kind, id, position, outdated: false };
      newest.set(key, entry);
      entries.push(entry);
      if (newest.size > capacity) evict();
      else if (entries.length > 2 * capacity) entries = entries.filter(isNewest);
      wake();
    },
    get position() {
      return position;
    },
    after(from, most) {
      const changes: Change<Kind>[] = [];
      for (let at = indexAfter(from); at < entries.length && changes.length < most; at++) {
        const entry = entries[at];
        if (entry !== undefined && isNewest(entry)) changes.push(entry);
      }
      return { changes, gap: from < forgotten };
    },
    wait(from, milliseconds, signal) {
      if (position > from) return Promise.resolve(true);
      if (milliseconds <= 0 || signal?.aborted === true) return Promise.resolve(false);
      return new Promise((resolve) => {
        const end = (changed: boolean): void => {
          clearTimeout(timer);
          waiting.delete(look);
          signal?.removeEventListener("abort", giveUp);
          resolve(changed);
        };
        const look = (): void => {
          if (position > from) end(true);
        };
        const giveUp = (): void => end(false);
        const timer = setTimeout(giveUp, milliseconds);
        waiting.add(look);
        signal?.addEventListener("abort", giveUp, { once: true });
      });
    },
    clear() {
      newest.clear();
      entries = [];
      position += 1;
      forgotten = position;
      wake();
    },
  };
}
