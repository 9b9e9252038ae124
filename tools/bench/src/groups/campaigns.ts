import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openCampaigns } from "@cloopen-rest/campaigns";
import { type CloopenClient, createClient, sendTemplateSmsInBulk } from "@cloopen-rest/client";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN } from "../account.js";
import { compare, comparisonRow, type Work } from "../compare.js";
import type { Findings } from "../group.js";
import { startProgram } from "../start-program.js";

const COUNT = 20_000;
const CONCURRENCY = 4;
const TEMPLATE = { templateId: "1", datas: ["6532", "5"] };

/** What the journal of a campaign costs: time against sending in memory, and memory at a million recipients. */
export async function measureCampaigns(): Promise<Findings> {
  const overhead = await measureOverhead();
  const memory = await measureMemory();
  return { figures: { ...overhead.figures, ...memory.figures }, rows: [...overhead.rows, ...memory.rows] };
}

/** Creation and run of a campaign in a file with synced writes, against the same requests without a journal. */
async function measureOverhead(): Promise<Findings> {
  const bin = createRequire(import.meta.url)
    .resolve("@cloopen-rest/sandbox")
    .replace(/index\.c?js$/, "cli/main.js");
  const ids = ["--account-sid", ACCOUNT_SID, "--auth-token", AUTH_TOKEN, "--app-id", APP_ID];
  const sandbox = await startProgram(bin, ["--port", "0", ...ids]);
  const folder = await mkdtemp(join(tmpdir(), "cloopen-bench-"));
  try {
    const baseUrl = String(sandbox.ready["url"]);
    const client = createClient({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, appId: APP_ID, baseUrl });
    const options = { times: 1, rounds: 9, warmUps: 2 };
    const result = await compare(sendingCampaign(client, folder), sendingInBulk(client), options);
    return {
      figures: { campaignOverhead: result.ratio },
      rows: [comparisonRow(`campaign of ${COUNT} recipients in SQLite ÷ sendTemplateSmsInBulk`, result)],
    };
  } finally {
    sandbox.stop();
    await rm(folder, { recursive: true });
  }
}

function* numbers(): Generator<string> {
  for (let index = 0; index < COUNT; index++) yield String(13_800_000_000 + index);
}

function sendingInBulk(client: CloopenClient): Work {
  return async () => {
    const totals = await sendTemplateSmsInBulk(
      client,
      { ...TEMPLATE, recipients: numbers() },
      { concurrency: CONCURRENCY },
    );
    if (totals.accepted !== COUNT) throw new Error(`${totals.accepted} were sent in bulk`);
  };
}

function sendingCampaign(client: CloopenClient, folder: string): Work {
  let made = 0;
  return async () => {
    const campaigns = await openCampaigns({ client, store: join(folder, `${made++}.db`) });
    const campaign = await campaigns.create(
      { ...TEMPLATE, name: "bench", recipients: numbers() },
      { variables: TEMPLATE.datas.length },
    );
    const { progress } = await campaign.run({ concurrency: CONCURRENCY });
    await campaigns.close();
    if (progress.accepted !== COUNT) throw new Error(`${progress.accepted} were sent by the campaign`);
  };
}

async function measureMemory(): Promise<Findings> {
  const path = fileURLToPath(new URL("campaign-program.js", import.meta.url));
  const { ready, stop } = await startProgram(path, [], ["--expose-gc"]);
  stop();
  const { recipients, mb, createMs, runMs } = ready;
  if (typeof mb !== "number") throw new Error("campaign-program says nothing of its memory");
  return {
    figures: { campaignMb: mb },
    rows: [
      {
        what: `campaign of ${recipients} recipients: created, sent, read`,
        "RSS MB more, at most": mb,
        "created in ms": Number(createMs),
        "sent in ms": Number(runMs),
      },
    ],
  };
}
