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
  clear(): void;
}

/** An empty list of warnings. */
export function createWarnings(): Warnings {
  const byKey = new Map<string, Warning>();
  return {
    add(operation, what) {
      const key = `${operation} ${what}`;
      const warning = byKey.get(key) ?? { operation, what, count: 0 };
      warning.count += 1;
      byKey.set(key, warning);
      return warning;
    },
    get list() {
      return [...byKey.values()];
    },
    clear: () => byKey.clear(),
  };
}
