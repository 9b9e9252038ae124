import TinyQueue from "tinyqueue";
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

/** An empty queue, on a binary heap: adding and taking cost little with a million plans. */
export function createPlanQueue(): PlanQueue {
  const heap = new TinyQueue<Entry>([], (one, other) => one.at - other.at || one.order - other.order);
  let order = 0;

  function first(): (Entry & Plan) | undefined {
    for (let entry = heap.peek(); entry !== undefined; entry = heap.peek()) {
      if (isPlanned(entry)) return entry;
      heap.pop();
    }
    return undefined;
  }

  return {
    add(at, run) {
      const entry: Entry = { at, order: order++, run };
      heap.push(entry);
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
      heap.pop();
      return { at: entry.at, run: entry.run };
    },
  };
}

function isPlanned(entry: Entry): entry is Entry & Plan {
  return entry.run !== undefined;
}
