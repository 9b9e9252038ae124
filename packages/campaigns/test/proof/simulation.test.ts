import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memoryFolder } from "./memory-folder.js";
import { isLong, say } from "./proof.js";
import { simulate } from "./simulate.js";

/** Seeds that failed once, as the simulation is now. Each stays. 49: paused between the last begin and the planning. */
const FAILED: readonly number[] = [49];
const FROM = Number(process.env["CLOOPEN_PROOF_SEED"] ?? 1);
const SEEDS = Number(process.env["CLOOPEN_PROOF_SEEDS"] ?? (isLong ? 10_000 : 40));
/** Seeds whose process dies at each of its steps in turn. */
const EXHAUSTIVE = isLong ? [2, 9, 22, 25] : [25];

let folder: string;
beforeAll(() => {
  folder = memoryFolder();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a simulated campaign", () => {
  it("goes the same way each time, by its seed", async () => {
    for (let seed = 1; seed <= 15; seed++) {
      const [one, two] = [await simulate(seed, folder), await simulate(seed, folder)];
      expect(two.trace).toEqual(one.trace);
    }
  });

  it.each(FAILED)("loses nobody and sends to nobody twice with seed %i, which failed once", async (seed) => {
    await simulate(seed, folder);
  });

  it(`loses nobody and sends to nobody twice, with ${SEEDS} seeds`, { timeout: 1_200_000 }, async () => {
    const sums = { crashes: 0, attempts: 0, recipients: 0 };
    const states: Record<string, number> = {};
    for (let seed = FROM; seed < FROM + SEEDS; seed++) {
      const { crashes, attempts, results } = await simulate(seed, folder);
      sums.crashes += crashes;
      sums.attempts += attempts;
      sums.recipients += results.length;
      for (const { state } of results) states[state] = (states[state] ?? 0) + 1;
    }
    say(`simulation: ${SEEDS} seeds, ${JSON.stringify(sums)}, ends ${JSON.stringify(states)}`);
    expect(sums.crashes).toBeGreaterThan(SEEDS / 2);
    expect(Object.keys(states)).toEqual(expect.arrayContaining(["accepted", "delivered", "rejected", "unknown"]));
  });

  it.each(EXHAUSTIVE)("survives a crash at each step and each write of seed %i", { timeout: 600_000 }, async (seed) => {
    let crash = 0;
    for (let crashes = 1; crashes > 0; ) {
      crash += 1;
      ({ crashes } = await simulate(seed, folder, crash));
    }
    say(`simulation: seed ${seed} survived a crash at each of ${crash - 1} points`);
    expect(crash).toBeGreaterThan(30);
  });
});
