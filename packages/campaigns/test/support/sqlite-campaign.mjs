// One campaign on SQLite, as a process of its own: creates it where it is missing, and runs it, unless it is killed.
import { openCampaigns } from "@cloopen-rest/campaigns";
import { createClient } from "@cloopen-rest/client";

const { STORE, FIRST, COUNT, OPTIONS } = process.env;
function* recipients() {
  for (let index = 0; index < Number(COUNT); index++) yield String(Number(FIRST) + index);
}

console.log("started");
const campaigns = await openCampaigns({ client: createClient(), store: STORE });
const message = { name: "killed", templateId: "1", datas: ["6532", "5"] };
const campaign =
  (await campaigns.get(message.name)) ?? (await campaigns.create({ ...message, recipients: recipients() }));
console.log("created");
const { end } = await campaign.run(JSON.parse(OPTIONS));
await campaigns.close();
console.log(end);
