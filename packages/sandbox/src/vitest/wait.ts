import { type Equals, isLike, type Kind, listItems } from "./matchers.js";

/** Options of `waitForMessage` and `waitForCall`. */
export interface WaitOptions {
  /** Milliseconds of the machine's time. Default: 4,000, less than a test of vitest has. */
  readonly timeout?: number;
}

const DEFAULT_TIMEOUT_MS = 4_000;

/** Tests that wait for something to come. */
export interface Waiting {
  /** Looks again, on behalf of all that wait. */
  wake(): void;
  /** @throws {Error} when nothing like it has come in time, with what did come */
  waitFor<Item extends object>(
    kind: Kind<Item>,
    items: () => readonly Item[],
    expected: object,
    options?: WaitOptions,
  ): Promise<Item>;
}

/** @param equals compares as the test runner does */
export function createWaiting(equals: Equals): Waiting {
  const looks = new Set<() => void>();
  return {
    wake() {
      for (const look of looks) look();
    },
    waitFor(kind, items, expected, { timeout = DEFAULT_TIMEOUT_MS } = {}) {
      return new Promise((resolve, reject) => {
        const end = (): void => {
          clearTimeout(timer);
          looks.delete(look);
        };
        const look = (): void => {
          try {
            const found = items().findLast((item) => isLike(kind, item, expected, equals));
            if (found === undefined) return;
            end();
            resolve(found);
          } catch (error) {
            end();
            reject(error);
          }
        };
        const timer = setTimeout(() => {
          end();
          const wanted = JSON.stringify(expected);
          reject(new Error(`${kind.one} like ${wanted} did not come in ${timeout} ms; ${listItems(kind, items())}`));
        }, timeout);
        looks.add(look);
        look();
      });
    },
  };
}
