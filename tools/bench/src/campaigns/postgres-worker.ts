import { once } from "node:events";
import { openCampaigns } from "@cloopen-rest/campaigns";
import { postgresStore } from "@cloopen-rest/campaigns/postgres";
import { createClient } from "@cloopen-rest/client";
import pg from "pg";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN } from "../account.js";

// A process of its own, forked: opens the store, waits for a word, and runs the campaign until nothing is left.
const [databaseUrl, baseUrl = "", name = ""] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 });
const client = createClient({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, appId: APP_ID, baseUrl });
const campaigns = await openCampaigns({ client, store: postgresStore({ pool }) });
const campaign = await campaigns.get(name);
if (campaign === undefined) throw new Error(`There is no campaign ${name}.`);
process.send?.("ready");
await once(process, "message");
await campaign.run();
await campaigns.close();
await pool.end();
process.disconnect();
