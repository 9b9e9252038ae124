import { createHash } from "node:crypto";
import { copyFileSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@cloopen-rest/client";
import { createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import { isCampaignError } from "../../src/campaign-error.js";
import type { Campaign, CampaignRecipient, Campaigns, RecipientResult, RunOptions } from "../../src/campaigns.js";
import { openCampaigns } from "../../src/open-campaigns.js";
import { createSqliteStore } from "../../src/sqlite/sqlite-store.js";
import type { CampaignStore } from "../../src/store/store.js";
import { collect, countMessages } from "../support/fixture.js";
import { inBeijing } from "../support/virtual-clock.js";
import { checkEnd } from "./check-end.js";
import { createNetwork, type Fate } from "./network.js";
import { createRandom, type Random } from "./random.js";
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

/** What a seed decides. */
export interface Scenario {
  readonly start: number;
  readonly recipients: readonly CampaignRecipient[];
  readonly run: RunOptions;
  readonly trouble: number;
  readonly key: Uint8Array | undefined;
  /** Probability that the process dies at a step, and at a write. */
  readonly danger: number;
  readonly cancelAt: number | undefined;
  readonly pauseAt: number | undefined;
  readonly clockJumps: boolean;
  readonly lostReports: number;
}

const NAME = "spring";
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

/** What is looked at when everything is over. */
export interface Finished {
  readonly results: readonly RecipientResult[];
  readonly progress: Awaited<ReturnType<Campaign["progress"]>>;
  readonly status: Awaited<ReturnType<Campaign["status"]>>;
}

interface Life {
  readonly world: World;
  readonly random: Random;
  readonly scenario: Scenario;
  readonly sandbox: Sandbox;
  readonly store: CampaignStore;
  readonly transport: ReturnType<typeof createNetwork>;
  readonly reports: Reports;
}

/** What the program does from its start: the same after each crash. */
async function live(life: Life): Promise<Finished> {
  const { world, random, scenario, sandbox, store, transport, reports } = life;
  const { accountSid, authToken, appId } = sandbox;
  let behind = 0;
  const now = (): number => world.now - behind;
  const sleep = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wakeEarly = (): void => {
        cancel();
        world.planForProcess(0, "wake early", resolve);
      };
      const cancel = world.planForProcess(ms, "wake", () => {
        signal?.removeEventListener("abort", wakeEarly);
        resolve();
      });
      signal?.addEventListener("abort", wakeEarly, { once: true });
    });
  const client = createClient({
    accountSid,
    authToken,
    appId,
    transport,
    effects: { now, sleep, random: () => random.next() },
  });
  const effects = { now, sleep, randomBytes: (size: number) => random.bytes(size) };
  const { key } = scenario;
  const campaigns = await openCampaigns({ client, store, effects, ...(key && { key }) });
  const campaign = (await campaigns.get(NAME)) ?? (await create(campaigns, scenario));
  operate(life, campaign);
  if (scenario.clockJumps && random.chance(0.5)) {
    const jump = (latest: number | undefined): void => {
      // An intent before the jump is what tells of it.
      if (latest !== undefined) behind = now() - latest + 120_000 + random.below(20 * 3_600_000);
    };
    world.planForProcess(random.below(20_000), "clock jumps back", () => {
      void store.latestIntent(campaign.id).then(jump);
    });
  }
  reports.deliverTo(world, campaigns);
  for (;;) {
    const end = await campaign.run(scenario.run).catch(async (error: unknown) => {
      if (isCampaignError(error)) throw error;
      // The operator tops up, the network comes back.
      await sleep(60_000, undefined);
      return undefined;
    });
    if (end?.end === "done" || end?.end === "cancelled") break;
    if (end?.end === "paused") {
      await sleep(30_000, undefined);
      // It may have been cancelled meanwhile.
      await campaign.resume().catch(() => {});
    }
  }
  await reports.drain(world, campaigns);
  const [results, progress, status] = [
    await collect(campaign.results()),
    await campaign.progress(),
    await campaign.status(),
  ];
  return { results, progress, status };
}

function create(campaigns: Campaigns, { recipients }: Scenario): Promise<Campaign> {
  const params = { name: NAME, templateId: "1", datas: ["6532", "5"], recipients };
  return campaigns.create(params, { variables: 2, invalid: "skip" });
}

/** What an operator does meanwhile. */
function operate({ world, scenario: { pauseAt, cancelAt } }: Life, campaign: Campaign): void {
  const ignored = (): void => {};
  if (pauseAt !== undefined) world.planForProcess(pauseAt, "pause", () => void campaign.pause().catch(ignored));
  if (cancelAt !== undefined) world.planForProcess(cancelAt, "cancel", () => void campaign.cancel().catch(ignored));
}

/** Status reports of the platform: lost, doubled and late, but never to nobody. */
class Reports {
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

  /** Brings reports to a process for as long as it lives. */
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

/** Makes each method of a store an effect of the process. */
function asEffects(store: CampaignStore, world: World): CampaignStore {
  const wrap =
    <Args extends unknown[], Result>(name: string, method: (...args: Args) => Promise<Result>) =>
    (...args: Args): Promise<Result> =>
      world.effect(`store ${name}`, () => method(...args));
  return {
    open: wrap("open", store.open),
    close: wrap("close", store.close),
    createCampaign: wrap("createCampaign", store.createCampaign),
    appendRecipients: wrap("appendRecipients", store.appendRecipients),
    setStatus: wrap("setStatus", store.setStatus),
    findCampaign: wrap("findCampaign", store.findCampaign),
    listCampaigns: wrap("listCampaigns", store.listCampaigns),
    deleteCampaign: wrap("deleteCampaign", store.deleteCampaign),
    discardImports: wrap("discardImports", store.discardImports),
    planRequests: wrap("planRequests", store.planRequests),
    hasWaiting: wrap("hasWaiting", store.hasWaiting),
    beginRequest: wrap("beginRequest", store.beginRequest),
    endRequest: wrap("endRequest", store.endRequest),
    expireRequests: wrap("expireRequests", store.expireRequests),
    latestIntent: wrap("latestIntent", store.latestIntent),
    distrustClock: wrap("distrustClock", store.distrustClock),
    reserveTurn: wrap("reserveTurn", store.reserveTurn),
    recordReport: wrap("recordReport", store.recordReport),
    countStates: wrap("countStates", store.countStates),
    countTimes: wrap("countTimes", store.countTimes),
    readRecipients: wrap("readRecipients", store.readRecipients),
  };
}

function createScenario(random: Random): Scenario {
  const times = ["2026-11-26 12:00", "2026-11-26 23:59:40", "2026-11-26 23:45", "2026-11-27 00:08", "2026-11-26 08:55"];
  const maybe = <Value>(probability: number, value: () => Value): Value | undefined =>
    random.chance(probability) ? value() : undefined;
  const count = 1 + random.below(24);
  const hours = maybe(0.2, () =>
    random.pick([
      { from: "09:00", until: "20:00" },
      { from: "22:00", until: "00:01" },
    ]),
  );
  const requestsPerSecond = maybe(0.3, () => random.pick([0.5, 2, 20]));
  const run: RunOptions = {
    batchSize: 1 + random.below(6),
    concurrency: 1 + random.below(4),
    maxFailures: 1 + random.below(4),
    timeoutMs: 5_000,
    repeatUnknown: random.chance(0.5),
    ...(hours && { hours }),
    ...(requestsPerSecond !== undefined && { requestsPerSecond }),
  };
  return {
    start: inBeijing(random.pick(times)),
    recipients: Array.from({ length: count }, (_, index) => createRecipient(random, index)),
    run,
    trouble: random.pick([0, 0.1, 0.5, 0.9]),
    key: maybe(0.1, () => random.bytes(32)),
    danger: random.pick([0, 0.002, 0.02, 0.06]),
    cancelAt: maybe(0.1, () => random.below(20_000)),
    pauseAt: maybe(0.1, () => random.below(20_000)),
    clockJumps: random.chance(0.1),
    lostReports: random.pick([0, 0, 0.3]),
  };
}

/** Mostly numbers of their own; some whose reports are late, bad or missing, some duplicates, some malformed. */
function createRecipient(random: Random, index: number): CampaignRecipient {
  const own = String(13_800_000_000 + index);
  const kind = random.below(20);
  if (kind === 0) return `1990600000${index % 10}`;
  if (kind === 1) return `1990800000${index % 10}`;
  if (kind === 2) return `1990700030${index % 10}`;
  if (kind === 3) return String(13_800_000_000 + random.below(index + 1));
  if (kind === 4) return "not a number";
  if (kind < 8) return { to: own, datas: [String(random.below(2)), "5"] };
  return own;
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
