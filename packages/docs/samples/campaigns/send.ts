import { csvRecipients, openCampaigns } from "@cloopen-rest/campaigns";
import { createClient } from "@cloopen-rest/client";

const campaigns = await openCampaigns({
  client: createClient(), // CLOOPEN_* in the environment
  store: process.env["CAMPAIGNS_FILE"] ?? "campaigns.db",
});

// Created once. After a crash it is found again by its name.
const campaign =
  (await campaigns.get("november")) ??
  (await campaigns.create({
    name: "november",
    templateId: "1", // an approved template of yours
    recipients: csvRecipients(process.env["CUSTOMERS"] ?? "customers.csv", {
      to: "手机号",
      datas: ["code", "minutes"],
    }),
  }));

const controller = new AbortController();
const stop = (): void => controller.abort(); // requests on their way are completed
process.once("SIGINT", stop);
export const { end, progress } = await campaign.run({
  requestsPerSecond: 20,
  signal: controller.signal,
  onProgress: ({ pending, total }) => console.log(`${total - pending} of ${total}`),
});
process.off("SIGINT", stop);
console.log(end, progress);
await campaigns.close();
