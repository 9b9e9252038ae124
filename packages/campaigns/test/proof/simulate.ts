import { createHash } from "node:crypto";
import { copyFileSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createSandbox } from "@cloopen-rest/sandbox";
import type { RecipientResult } from "../../src/campaigns.js";
import { createSqliteStore } from "../../src/sqlite/sqlite-store.js";
import { countMessages } from "../support/fixture.js";
import { asEffects } from "./as-effects.js";
import { checkEnd } from "./check-end.js";
import { type Finished, live } from "./live.js";
import { createNetwork, type Fate } from "./network.js";
import { createRandom, type Random } from "./random.js";
import { Reports } from "./reports.js";
import { createScenario } from "./scenario.js";
import { warmUp } from "./warm-up.js";
import { Died, World } from "./world.js";

/** How one simulation went. */
export interface Simulation {
  readonly seed: number;
  readonly crashes: number;
  readonly attempts: number;
  readonly results: readonly RecipientResult[];
  /** Digest of everything that happened, in order. */
  readonly history: string;
  readonly trace: readonly string[];
}

/** A simulation that takes longer does not end by itself. */
const MAX_STEPS = 20_000;
const MAX_CRASHES = 12;

/**
 * Sends one campaign in a world where requests are lost, late and doubled, the clock passes midnight, and the process
 * dies at any await and at any write to the disk, over and over, until the campaign is done.
 *
 * @param folder for the store; should be in memory
 * @param crashAt the one step at which the process dies; default: at random
 * @throws when anybody was lost, got two messages, or is in a state that the history does not explain
 */
export async function simulate(seed: number, folder: string, crashAt?: number): Promise<Simulation> {
  await warmUp();
  const random = createRandom(seed);
  const scenario = createScenario(random);
  const world = new World(random, scenario.start);
  const sandbox = createSandbox({
    seed,
    clock: { now: () => world.now, after: (ms, run) => world.plan(ms, "platform", run) },
  });
  const fates = new Map<string, Fate[]>();
  let attempts = 0;
  const transport = createNetwork(world, random, sandbox, scenario, (reqId, fate) => {
    attempts += 1;
    fates.set(reqId, [...(fates.get(reqId) ?? []), fate]);
  });
  let crashes = 0;
  let points = 0;
  /** Dies at one of the points in question. */
  const maybeDie = (): boolean => {
    points += 1;
    const dies = crashAt === undefined ? crashes < MAX_CRASHES && random.chance(scenario.danger) : points === crashAt;
    if (!dies) return false;
    crashes += 1;
    world.trace.push(`${world.now} died`);
    world.die();
    return true;
  };
  const dieInCommit = (): void => {
    if (maybeDie()) throw new Died("The process died.");
  };

  let path = "";
  let finished: Finished | undefined;
  const reports = new Reports(sandbox, random, scenario.lostReports);
  try {
    for (let life = 0; finished === undefined; life++) {
      const next = join(folder, `${seed}-${life}.db`);
      for (const suffix of ["", "-wal"]) if (existsSync(path + suffix)) copyFileSync(path + suffix, next + suffix);
      path = next;
      const own = createSqliteStore(path, { before: dieInCommit, after: dieInCommit });
      const store = asEffects(own, world);
      const process = world.process;
      const life1 = live({ world, random, scenario, sandbox, store, transport, reports });
      let failure: unknown;
      life1.then(
        (end) => {
          if (world.process === process) finished = end;
        },
        (error: unknown) => {
          failure = error;
        },
      );
      while (finished === undefined && failure === undefined && world.process === process) {
        if (maybeDie()) break;
        if (world.trace.length > MAX_STEPS) throw new Error("The simulation does not end.");
        if (!(await world.step()) && finished === undefined && failure === undefined)
          await stuck(() => finished !== undefined || failure !== undefined);
      }
      if (failure !== undefined && world.process === process) throw failure;
      if (finished === undefined) await own.close();
      removeFiles(join(folder, `${seed}-${life - 1}.db`));
      if (finished === undefined) await reboot(world, random);
    }
    await checkEnd({ ...finished, scenario, fates, crashes, sent: countMessages(sandbox) });
    const history = createHash("sha256").update(world.trace.join("\n")).digest("hex");
    return { seed, crashes, attempts, results: finished.results, history, trace: world.trace };
  } catch (cause) {
    throw new Error(`Seed ${seed}${crashAt === undefined ? "" : `, crash at ${crashAt}`}: ${cause}`, { cause });
  } finally {
    removeFiles(path);
  }
}

/** The machine comes back after a while. Until then the network and the platform go on. */
async function reboot(world: World, random: Random): Promise<void> {
  let isUp = false;
  world.plan(random.chance(0.2) ? random.below(12 * 3_600_000) : random.below(60_000), "reboot", () => {
    isUp = true;
  });
  while (!isUp) await world.step();
}

/** Waits for what is no event, such as a module that is loaded. */
async function stuck(isOver: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (isOver()) return;
  }
  throw new Error("Nothing happens any more, and the process is not done.");
}

function removeFiles(path: string): void {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(path + suffix, { force: true });
}
