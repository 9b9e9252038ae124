import type { Cancel } from "./clock.js";

/** Plans in the order in which they fall due; those of the same time in the order in which they were made. */
export interface PlanQueue {
  add(at: number, run: () => void): Cancel;
  /** When the next one falls due. */
  readonly next: number | undefined;
  /** Takes the next one out, if it falls due by then. */
  takeDue(end: number): Plan | undefined;
}

/** Something that happens at a time. */
export interface Plan {
  readonly at: number;
  readonly run: () => void;
}

interface Entry {
  readonly at: number;
  readonly order: number;
  /** Gone when it is cancelled: the entry itself stays until its turn. */
  run: (() => void) | undefined;
}

/** An empty queue: a binary heap, so that a million plans are no burden. */
export function createPlanQueue(): PlanQueue {
  const heap: Entry[] = [];
  let order = 0;

  const isBefore = (one: Entry, other: Entry): boolean =>
    one.at < other.at || (one.at === other.at && one.order < other.order);

  function push(entry: Entry): void {
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || isBefore(parent, entry)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = entry;
  }

  function pop(): void {
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      const left = heap[2 * at + 1];
      const right = heap[2 * at + 2];
      if (left === undefined) break;
      const [below, least] = right !== undefined && isBefore(right, left) ? [2 * at + 2, right] : [2 * at + 1, left];
      if (isBefore(last, least)) break;
      heap[at] = least;
      at = below;
    }
    heap[at] = last;
  }

  function first(): (Entry & Plan) | undefined {
    for (let [entry] = heap; entry !== undefined; [entry] = heap) {
      if (isPlanned(entry)) return entry;
      pop();
    }
    return undefined;
  }

  return {
    add(at, run) {
      const entry: Entry = { at, order: order++, run };
      push(entry);
      return () => {
        entry.run = undefined;
      };
    },
    get next() {
      return first()?.at;
    },
    takeDue(end) {
      const entry = first();
      if (entry === undefined || entry.at > end) return undefined;
      pop();
      return { at: entry.at, run: entry.run };
    },
  };
}

function isPlanned(entry: Entry): entry is Entry & Plan {
  return entry.run !== undefined;
}
