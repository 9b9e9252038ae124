import type { Outbox } from "../callbacks/outbox.js";
import type { MovableClock } from "./clock.js";

/** A clock is moved in steps of a second, of a hundred thousandth where that is longer. */
const STEPS = 100_000;

/** Moves a clock. What the answer to a callback sets off has to happen at its time: the clock waits for the callbacks under way. */
export async function moveGently(clock: MovableClock, milliseconds: number, outbox: Outbox): Promise<void> {
  const step = Math.max(1_000, Math.ceil(milliseconds / STEPS));
  for (let left = milliseconds; left > 0; left -= step) {
    if (outbox.busy) await outbox.settled();
    clock.advance(Math.min(step, left));
  }
  await outbox.settled();
}
