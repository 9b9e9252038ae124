import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCampaigns } from "@cloopen-rest/campaigns";
import { createClient } from "@cloopen-rest/client";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN } from "../account.js";

// A process of its own, with --expose-gc: creates and sends a campaign of a million recipients, reads its results, and says how much its memory has grown.
const RECIPIENTS = 1_000_000;
const REPLY = { statusCode: "000000", templateSMS: { smsMessageSid: "d".repeat(32), dateCreated: "20261124010203" } };

const response = { status: 200, headers: { "content-type": "application/json" }, text: JSON.stringify(REPLY) };
const client = createClient({
  accountSid: ACCOUNT_SID,
  authToken: AUTH_TOKEN,
  appId: APP_ID,
  transport: async () => response,
});

function* numbers(): Generator<string> {
  for (let index = 0; index < RECIPIENTS; index++) yield String(13_000_000_000 + index);
}

const folder = await mkdtemp(join(tmpdir(), "cloopen-bench-"));
const campaigns = await openCampaigns({ client, store: join(folder, "campaigns.db") });
globalThis.gc?.();
const before = process.memoryUsage.rss();
let most = before;
const look = (): void => {
  most = Math.max(most, process.memoryUsage.rss());
};

const start = performance.now();
const params = { name: "million", templateId: "1", datas: ["6532", "5"], recipients: numbers() };
const campaign = await campaigns.create(params, { variables: 2, onProgress: look });
const created = performance.now();
const { progress } = await campaign.run({ onProgress: look });
const sent = performance.now();
let count = 0;
for await (const { state } of campaign.results()) {
  if (state === "accepted") count += 1;
  if (count % 50_000 === 0) look();
}
await campaigns.close();
await rm(folder, { recursive: true });
if (count !== RECIPIENTS || progress.accepted !== RECIPIENTS) throw new Error(`${count} were accepted`);
console.log(
  JSON.stringify({
    recipients: RECIPIENTS,
    mb: (most - before) / 2 ** 20,
    createMs: created - start,
    runMs: sent - created,
  }),
);
