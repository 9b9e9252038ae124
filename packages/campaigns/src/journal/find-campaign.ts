import { CampaignError } from "../campaign-error.js";
import type { Context } from "../context.js";
import type { StoredCampaign } from "../store/records.js";

/**
 * Finds a campaign by its id.
 *
 * @throws {CampaignError} `campaign-missing`
 */
export async function findStored({ store }: Context, id: string): Promise<StoredCampaign> {
  const campaign = await store.findCampaign({ id });
  if (campaign !== undefined) return campaign;
  throw new CampaignError("campaign-missing", `There is no campaign ${id}: it was deleted.`);
}
