import type { Random } from "./random.js";

/** Something that happens later, on the time of the simulation. */
interface Event {
  readonly at: number;
  readonly order: number;
  readonly label: string;
  readonly run: () => Promise<void> | void;
  /** The process that it belongs to; 0 for the world, which does not die. */
  readonly owner: number;
}

/** Thrown where a process dies: nothing that it waits for ever happens. */
export class Died extends Error {
  override readonly name = "Died";
}

/**
 * Time and order of a simulation. Whatever a process waits for is an event here, and one event happens at a time, so the
 * same seed gives the same history.
 */
export class World {
  now: number;
  readonly trace: string[] = [];
  readonly #random: Random;
  #events: Event[] = [];
  #order = 0;
  /** The process that lives; events of others are dropped. */
  #alive = 1;

  constructor(random: Random, start: number) {
    this.#random = random;
    this.now = start;
  }

  get process(): number {
    return this.#alive;
  }

  /** Plans an event of the world: the network, the platform, the operator. */
  plan(delayMs: number, label: string, run: () => Promise<void> | void): () => void {
    return this.#add(delayMs, label, 0, run);
  }

  /** Plans an event of the process that lives now. */
  planForProcess(delayMs: number, label: string, run: () => Promise<void> | void): () => void {
    return this.#add(delayMs, label, this.#alive, run);
  }

  /** An effect of the process: it takes place in some order with the others, and its promise settles afterwards. */
  effect<Result>(label: string, work: () => Promise<Result>): Promise<Result> {
    const owner = this.#alive;
    return new Promise((resolve, reject) => {
      this.#add(0, label, owner, async () => {
        try {
          const result = await work();
          if (this.#alive === owner) resolve(result);
        } catch (error) {
          if (this.#alive === owner) reject(error);
        }
      });
    });
  }

  /** The process dies. */
  die(): void {
    this.#alive += 1;
    this.#events = this.#events.filter(({ owner }) => owner === 0);
  }

  /**
   * Lets one event happen.
   *
   * @returns false when there is none
   */
  async step(): Promise<boolean> {
    await settle();
    if (this.#events.length === 0) return false;
    const soonest = Math.min(...this.#events.map(({ at }) => at));
    this.now = Math.max(this.now, soonest);
    const due = this.#events.filter(({ at }) => at <= this.now).sort((one, other) => one.order - other.order);
    const event = this.#random.pick(due);
    // Writes that are due together may share a transaction.
    const isStore = event.label.startsWith("store");
    const together =
      isStore && this.#random.chance(0.3) ? due.filter(({ label }) => label.startsWith("store")) : [event];
    this.#events = this.#events.filter((each) => !together.includes(each));
    for (const { label } of together) this.trace.push(`${this.now} ${label}`);
    await Promise.all(together.map(({ run }) => run()));
    return true;
  }

  #add(delayMs: number, label: string, owner: number, run: () => Promise<void> | void): () => void {
    const event = { at: this.now + Math.max(0, delayMs), order: this.#order++, label, run, owner };
    this.#events.push(event);
    return () => {
      this.#events = this.#events.filter((each) => each !== event);
    };
  }
}

/** Everything that follows from the last event without another effect has happened. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
