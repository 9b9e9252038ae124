import type { WaitOptions } from "../admin/lists/waiting.js";
import type { Sandbox } from "../sandbox.js";
import { type Equals, isLike, type Kind, listItems } from "./matchers.js";

const DEFAULT_TIMEOUT_MS = 4_000;

/**
 * Waits for the newest record with the expected fields.
 *
 * @param equals compares as the test runner does
 * @throws {Error} when none arrives in time; the message lists the records that did
 */
export function waitForItem<Item extends object>(
  sandbox: Pick<Sandbox, "waitUntil">,
  equals: Equals,
  kind: Kind<Item>,
  items: () => readonly Item[],
  expected: object,
  options: WaitOptions = {},
): Promise<Item> {
  const { timeout = DEFAULT_TIMEOUT_MS } = options;
  return sandbox.waitUntil(
    () => items().findLast((item) => isLike(kind, item, expected, equals)),
    { ...options, timeout },
    () => `${kind.one} like ${JSON.stringify(expected)} did not come in ${timeout} ms; ${listItems(kind, items())}`,
  );
}
