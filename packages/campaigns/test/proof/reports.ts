import type { Sandbox } from "@cloopen-rest/sandbox";
import type { Campaigns } from "../../src/campaigns.js";
import type { Random } from "./random.js";
import type { World } from "./world.js";

/** Status reports of the platform: lost, doubled and late, but never to nobody. */
export class Reports {
  readonly #sandbox: Sandbox;
  readonly #random: Random;
  readonly #lost: number;
  #seen = 0;
  #waiting: Readonly<Record<string, string | undefined>>[] = [];

  constructor(sandbox: Sandbox, random: Random, lost: number) {
    this.#sandbox = sandbox;
    this.#random = random;
    this.#lost = lost;
  }

  /** Delivers reports to a process for as long as it lives. */
  deliverTo(world: World, campaigns: Campaigns): void {
    const next = async (): Promise<void> => {
      const before = this.#seen;
      this.#fetch();
      const report = this.#waiting[0];
      if (report !== undefined) {
        const recording = campaigns.recordReport(report);
        world.planForProcess(0, "report", async () => {});
        // Not awaited here: an event must end. It is sent again until it was recorded.
        void recording.then(() => {
          this.#waiting = this.#waiting.filter((each) => each !== report);
        });
      }
      // Hours may pass until the next message.
      const isQuiet = this.#waiting.length === 0 && this.#seen === before;
      world.planForProcess(isQuiet ? 20_000 + this.#random.below(300_000) : this.#random.below(3_000), "reports", next);
    };
    world.planForProcess(0, "reports", next);
  }

  /** Waits until every report of the platform came. */
  async drain(world: World, campaigns: Campaigns): Promise<void> {
    const last = world.now + 7 * 60_000;
    while (world.now < last) await new Promise<void>((resolve) => world.planForProcess(30_000, "drain", resolve));
    this.#fetch();
    for (const report of this.#waiting) await campaigns.recordReport(report);
  }

  #fetch(): void {
    const { arrivedSms } = this.#sandbox.state;
    for (const { record } of arrivedSms.slice(this.#seen)) {
      if (this.#random.chance(this.#lost)) continue;
      this.#waiting.push(record);
      if (this.#random.chance(0.2)) this.#waiting.splice(this.#random.below(this.#waiting.length), 0, { ...record });
    }
    this.#seen = arrivedSms.length;
  }
}
