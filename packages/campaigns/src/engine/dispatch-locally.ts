import type { CampaignStore, DispatchOptions } from "../store/store.js";

/** Requests planned in one transaction. */
const PLANNED_AT_ONCE = 256;

/** Hands out the requests of a campaign in this process, for stores without an engine of their own. */
export async function dispatchLocally(store: CampaignStore, id: string, work: DispatchOptions): Promise<void> {
  const { batchSize, concurrency, newReqId, signal, handle } = work;
  let planning: Promise<boolean> | undefined;
  let failed = false;

  async function planMore(): Promise<boolean> {
    try {
      const { planned } = await store.planRequests(id, { batchSize, limit: PLANNED_AT_ONCE, newReqId });
      return planned > 0;
    } catch (error) {
      failed = true;
      throw error;
    } finally {
      planning = undefined;
    }
  }
  async function workOn(): Promise<void> {
    while (!signal.aborted && !failed) {
      const result = await handle();
      if (result === "stop") return;
      if (result === "sent") continue;
      planning ??= planMore();
      if (!(await planning)) return;
    }
  }

  const ends = await Promise.allSettled(Array.from({ length: concurrency }, workOn));
  const failure = ends.find((end) => end.status === "rejected");
  if (failure !== undefined) throw failure.reason;
}
