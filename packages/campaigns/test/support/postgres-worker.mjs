// One worker on PostgreSQL, as a process of its own: runs a campaign until nothing is left, unless it is killed.
import { openCampaigns } from "@cloopen-rest/campaigns";
import { postgresStore } from "@cloopen-rest/campaigns/postgres";
import { createClient } from "@cloopen-rest/client";
import pg from "pg";

const { DATABASE_URL, SCHEMA, CAMPAIGN, OPTIONS } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 8 });
const campaigns = await openCampaigns({ client: createClient(), store: postgresStore({ pool, schema: SCHEMA }) });
const campaign = await campaigns.get(CAMPAIGN);
console.log("ready");
const { end } = await campaign.run({ ...JSON.parse(OPTIONS), onProgress: () => console.log("sent") });
console.log(end);
await campaigns.close();
await pool.end();
