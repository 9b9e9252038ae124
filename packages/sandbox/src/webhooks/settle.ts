import { setTimeout as pause, setImmediate as turn } from "node:timers/promises";
import type { MovableClock } from "../kernel/clock.js";
import type { UnderWay } from "../kernel/under-way.js";
import type { WebhookDispatcher } from "./dispatcher.js";

/** Turns of the event loop, or milliseconds, without a request after which none is expected. */
const QUIET_TURNS = 20;
const QUIET_MS = 20;
/** A request whose body never comes is not waited for any longer. */
const LONGEST_REQUEST_MS = 5_000;

/** Work that may be pending. */
export interface Settling {
  /** The present ones: a reset may come meanwhile. */
  readonly webhooks: () => WebhookDispatcher;
  readonly requests: UnderWay;
  /** Whether requests come over sockets, perhaps from another process. */
  readonly listens: () => boolean;
}

/**
 * Makes a function that waits until nothing is under way: callbacks, requests, and the requests that an application makes in response to a webhook, which begin a
 * moment after its response.
 */
export function createSettling({ webhooks, requests, listens }: Settling): () => Promise<void> {
  /** Callbacks after which requests have been waited for. */
  let seen = 0;
  async function ended(): Promise<void> {
    do {
      await webhooks().settled();
      if (!requests.busy) continue;
      await requests.settled(LONGEST_REQUEST_MS);
      // The reply has still to reach the caller.
      await turn();
    } while (webhooks().busy);
  }
  async function quiet(): Promise<void> {
    let since = performance.now();
    for (let turns = 0; turns < QUIET_TURNS || (listens() && performance.now() - since < QUIET_MS); turns++) {
      const { begun } = requests;
      await (turns < QUIET_TURNS ? turn() : pause(2));
      if (requests.begun === begun && !webhooks().busy) continue;
      await ended();
      turns = 0;
      since = performance.now();
    }
  }
  return async () => {
    await ended();
    while (webhooks().sent !== seen) {
      seen = webhooks().sent;
      await quiet();
    }
  };
}

/** A clock is moved in steps of a second, of a hundred thousandth where that is longer. */
const STEPS = 100_000;

/**
 * Moves a clock. What the reply to a webhook starts has to happen at its time: before each step the clock waits for what is under way.
 *
 * @param settle waits for it
 */
export async function advanceAndSettle(
  clock: MovableClock,
  milliseconds: number,
  settle: () => Promise<void>,
): Promise<void> {
  const step = Math.max(1_000, Math.ceil(milliseconds / STEPS));
  for (let left = milliseconds; left > 0; left -= step) {
    await settle();
    clock.advance(Math.min(step, left));
  }
  await settle();
}
