import { evictOldest } from "./bounded-store.js";

/** One kind of deviation, and how often it was met. */
export interface Warning {
  readonly operation: string;
  readonly what: string;
  count: number;
}

/** Counts deviations from the contract that were taken all the same. */
export interface Warnings {
  add(operation: string, what: string): Warning;
  readonly list: readonly Warning[];
  /** By operation and text. */
  readonly byKey: ReadonlyMap<string, Warning>;
  clear(): void;
}

/** How many kinds are kept; the oldest go first. */
const KEPT_KINDS = 1_000;

/**
 * An empty list of warnings.
 *
 * @param onChange receives the key of each that was met
 */
export function createWarnings(onChange: (id: string) => void = () => {}): Warnings {
  const byKey = new Map<string, Warning>();
  return {
    add(operation, what) {
      const key = `${operation} ${what}`;
      let warning = byKey.get(key);
      if (warning === undefined) {
        // What a caller spells wrong is part of the text: there may be any number of kinds.
        evictOldest(byKey, KEPT_KINDS);
        warning = { operation, what, count: 0 };
        byKey.set(key, warning);
      }
      warning.count += 1;
      onChange(key);
      return warning;
    },
    byKey,
    get list() {
      return [...byKey.values()];
    },
    clear: () => byKey.clear(),
  };
}
