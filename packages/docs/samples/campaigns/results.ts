import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { openCampaigns } from "@cloopen-rest/campaigns";
import { createClient, fetchSmsReports } from "@cloopen-rest/client";

const client = createClient();
const campaigns = await openCampaigns({
  client,
  store: process.env["CAMPAIGNS_FILE"] ?? "campaigns.db",
});
const campaign = await campaigns.get("november");
if (campaign === undefined) throw new Error("There is no campaign november.");

// #region reports
const { reports = [] } = await fetchSmsReports(client, {});
for (const report of reports) await campaigns.recordReport(report);
// #endregion

// #region results
export const { progress, byCode } = await campaign.summary();
console.log(progress, byCode);
await pipeline(
  campaign.resultsCsv(),
  createWriteStream(process.env["RESULTS"] ?? "results.csv"),
);
// #endregion

await campaigns.close();
