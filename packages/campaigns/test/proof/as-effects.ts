import type { CampaignStore } from "../../src/store/store.js";
import type { World } from "./world.js";

/** Requests planned in one transaction: few, so that even small campaigns are planned in parts. */
const PLANNED_AT_ONCE = 2;

/** Makes each method of a store an effect of the process. */
export function asEffects(store: CampaignStore, world: World): CampaignStore {
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
    planRequests: wrap("planRequests", (id, options) => store.planRequests(id, { ...options, limit: PLANNED_AT_ONCE })),
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
