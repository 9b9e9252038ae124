import type { MovableClock } from "../kernel/clock.js";
import type { WebhookDispatcher } from "./dispatcher.js";

/** A clock is moved in steps of a second, of a hundred thousandth where that is longer. */
const STEPS = 100_000;

/**
 * Moves a clock. What the answer to a callback sets off has to happen at its time: the clock waits for the callbacks under way.
 *
 * @param webhooks the present one: a reset may come meanwhile
 */
export async function advanceAndSettle(
  clock: MovableClock,
  milliseconds: number,
  webhooks: () => WebhookDispatcher,
): Promise<void> {
  const step = Math.max(1_000, Math.ceil(milliseconds / STEPS));
  for (let left = milliseconds; left > 0; left -= step) {
    while (webhooks().busy) await webhooks().settled();
    clock.advance(Math.min(step, left));
  }
  while (webhooks().busy) await webhooks().settled();
}
