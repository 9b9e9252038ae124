import type { CampaignProgress } from "../campaigns.js";
import type { StateCount } from "../store/records.js";
import type { CampaignStatus, RecipientState } from "../store/states.js";
import type { CampaignStore } from "../store/store.js";

const NONE: Readonly<Record<RecipientState, number>> = {
  pending: 0,
  sending: 0,
  accepted: 0,
  delivered: 0,
  undelivered: 0,
  rejected: 0,
  unknown: 0,
  unsent: 0,
  duplicate: 0,
};

/** Reads the number of recipients by state. */
export async function readProgress(store: CampaignStore, id: string): Promise<CampaignProgress> {
  const status = (await store.findCampaign({ id }))?.status;
  return sumStates(endStates(await store.countStates(id), status));
}

/** What is pending in a cancelled campaign is unsent. */
export function endStates(counts: readonly StateCount[], status: CampaignStatus | undefined): readonly StateCount[] {
  return counts.map((each) => ({ ...each, state: endState(each.state, status) }));
}

/** The state of a recipient in a campaign of a status. */
export function endState(state: RecipientState, status: CampaignStatus | undefined): RecipientState {
  return state === "pending" && status === "cancelled" ? "unsent" : state;
}

function sumStates(counts: readonly StateCount[]): CampaignProgress {
  const sums = { ...NONE };
  let total = 0;
  for (const { state, count } of counts) {
    sums[state] += count;
    total += count;
  }
  return { ...sums, total };
}
