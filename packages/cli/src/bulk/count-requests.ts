import type { Campaign } from "@cloopen-rest/campaigns";

/**
 * Counts the requests that a campaign still needs, as its journal will plan them: those who follow each other with the
 * same variables share one. What is planned already keeps its requests.
 */
export async function countRequests(campaign: Campaign, batchSize: number): Promise<number> {
  let [requests, last, room] = [0, "", 0];
  for await (const { state, reqId, datas } of campaign.results()) {
    if (state !== "pending") continue;
    const group = reqId ?? JSON.stringify(datas);
    if (group !== last || (reqId === undefined && room === 0)) {
      requests += 1;
      room = batchSize;
    }
    room -= 1;
    last = group;
  }
  return requests;
}
