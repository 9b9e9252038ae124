import { createClient, type Transport } from "@cloopen-rest/client";
import type { Sandbox } from "@cloopen-rest/sandbox";
import { isCampaignError } from "../../src/campaign-error.js";
import type { Campaign, Campaigns, RecipientResult } from "../../src/campaigns.js";
import { openCampaigns } from "../../src/open-campaigns.js";
import type { CampaignStore } from "../../src/store/store.js";
import { collect } from "../support/fixture.js";
import type { Random } from "./random.js";
import type { Reports } from "./reports.js";
import type { Scenario } from "./scenario.js";
import type { World } from "./world.js";

const NAME = "spring";

/** What is looked at when everything is over. */
export interface Finished {
  readonly results: readonly RecipientResult[];
  readonly progress: Awaited<ReturnType<Campaign["progress"]>>;
  readonly status: Awaited<ReturnType<Campaign["status"]>>;
}

export interface Life {
  readonly world: World;
  readonly random: Random;
  readonly scenario: Scenario;
  readonly sandbox: Sandbox;
  readonly store: CampaignStore;
  readonly transport: Transport;
  readonly reports: Reports;
}

/** What the program does from its start: the same after each crash. */
export async function live(life: Life): Promise<Finished> {
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
