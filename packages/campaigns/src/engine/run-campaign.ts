import { CampaignError } from "../campaign-error.js";
import type { RunOptions, RunResult } from "../campaigns.js";
import type { Context } from "../context.js";
import { findStored } from "../journal/find-campaign.js";
import { readProgress } from "../journal/progress.js";
import { createReqId } from "./create-req-id.js";
import { dispatchLocally } from "./dispatch-locally.js";
import { readRunOptions } from "./read-run-options.js";
import { createWorker, type Halt } from "./worker.js";

/** Sends what is pending in a campaign. */
export async function runCampaign(context: Context, id: string, options: RunOptions): Promise<RunResult> {
  const settings = readRunOptions(options);
  const { store, seals, effects, running } = context;
  const campaign = await findStored(context, id);
  const seal = seals.of(campaign);
  if (campaign.status === "importing")
    throw new CampaignError("campaign-state", `${campaign.name} is still being created; run it when that is done.`);
  if (running.has(id))
    throw new CampaignError("campaign-state", `${campaign.name} runs in this process already; await that run.`);
  running.add(id);
  const controller = new AbortController();
  const halt: Halt = { signal: controller.signal, stop: (why) => controller.abort(why) };
  const forward = (): void => controller.abort({ end: "aborted" });
  settings.signal?.addEventListener("abort", forward, { once: true });
  if (settings.signal?.aborted) forward();
  try {
    await store.expireRequests(id, effects.now());
    const latestIntent = (await store.latestIntent(id)) ?? 0;
    const worker = createWorker({ context, campaign, seal, settings, halt, latestIntent });
    const { batchSize, concurrency } = settings;
    const newReqId = (): string => createReqId(effects.randomBytes);
    const { now, sleep } = effects;
    const work = { batchSize, concurrency, newReqId, signal: halt.signal, now, sleep, handle: worker.send };
    do await (store.dispatch?.(id, work) ?? dispatchLocally(store, id, work));
    while (await isLeft(context, id, halt));
    if (settings.repeatUnknown && !halt.signal.aborted) await worker.repeatUnknown();
    const progress = await readProgress(store, id);
    settings.onProgress?.(progress);
    const why: unknown = halt.signal.reason;
    if (!halt.signal.aborted) return { end: "done", progress };
    if (isEnd(why)) return { end: why.end, progress };
    throw why;
  } finally {
    settings.signal?.removeEventListener("abort", forward);
    running.delete(id);
  }
}

/** Pauses of a run that finds requests in the hands of others. */
const WAIT_FOR_OTHERS_MS = 1_000;

/**
 * Whether something is left to hand out. A campaign that was paused or cancelled just when nothing waited, looks done to
 * a dispatcher; and what it planned may be in the hands of others, who may die.
 */
async function isLeft({ store, effects }: Context, id: string, halt: Halt): Promise<boolean> {
  if (halt.signal.aborted) return false;
  const status = (await store.findCampaign({ id }))?.status;
  if (status === "paused" || status === "cancelled") halt.stop({ end: status });
  if (status !== "ready" || (await readProgress(store, id)).pending === 0) return false;
  await effects.sleep(WAIT_FOR_OTHERS_MS, halt.signal);
  return !halt.signal.aborted;
}

/** Why a run ended without an error. */
interface End {
  readonly end: RunResult["end"];
}

function isEnd(reason: unknown): reason is End {
  return typeof reason === "object" && reason !== null && "end" in reason && !(reason instanceof Error);
}
