import { fork } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openCampaigns } from "@cloopen-rest/campaigns";
import { postgresStore } from "@cloopen-rest/campaigns/postgres";
import { createClient } from "@cloopen-rest/client";
import { findPostgres, startPostgres } from "@cloopen-rest/test-kit";
import pg from "pg";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN } from "../account.js";
import { type Program, startProgram } from "../start-program.js";

// Run by hand: how fast 1, 2 and 4 workers on PostgreSQL send a campaign, 200 numbers a request. It has no budget, since
// the machine decides most of it. decisions/0065 has the figures.
const USAGE = "Usage: node tools/bench/dist/campaigns/postgres-throughput.js [--recipients 100000] [--rounds 3]";
const WORKERS = [1, 2, 4];
const WORKER = fileURLToPath(new URL("postgres-worker.js", import.meta.url));
/** The quickest server there is: it reads nothing of a request, and gives the same reply to each. */
const BARE_SERVER = fileURLToPath(new URL("../groups/reply-server.js", import.meta.url));

process.exitCode = await main();

async function main(): Promise<number> {
  const { help, recipients, rounds } = parseArgs({
    options: {
      help: { type: "boolean", default: false },
      recipients: { type: "string", default: "100000" },
      rounds: { type: "string", default: "3" },
    },
  }).values;
  if (help) {
    console.log(USAGE);
    return 0;
  }
  const programs = await findPostgres();
  if (programs === undefined) {
    console.error("PostgreSQL is missing: apt-get install postgresql");
    return 1;
  }
  const database = await startPostgres(programs, { fsync: true });
  const pool = new pg.Pool({ connectionString: database.url });
  try {
    const rows = [];
    for (let round = 1; round <= Number(rounds); round++) {
      for (const [server, start] of Object.entries({ "bare server": startBareServer, sandbox: startSandbox })) {
        for (const workers of WORKERS) {
          // A server for each, so that none has to keep the messages of another.
          const { baseUrl, program } = await start();
          const name = `${server}, ${workers}, round ${round}`;
          const perSecond = await measure({
            url: database.url,
            pool,
            baseUrl,
            name,
            workers,
            recipients: Number(recipients),
          });
          program.stop();
          const row = {
            round,
            server,
            workers,
            "requests/s": Math.round(perSecond),
            "numbers/s": Math.round(perSecond * 200),
          };
          rows.push(row);
          console.error(JSON.stringify(row));
        }
      }
    }
    console.table(rows);
    return 0;
  } finally {
    await pool.end();
    await database.stop();
  }
}

interface Measurement {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly baseUrl: string;
  readonly name: string;
  readonly workers: number;
  readonly recipients: number;
}

/** Sends a campaign; returns the requests a second, from the first intent to the last outcome in the journal. */
async function measure({ url, pool, baseUrl, name, workers, recipients }: Measurement): Promise<number> {
  const client = createClient({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, appId: APP_ID, baseUrl });
  const campaigns = await openCampaigns({ client, store: postgresStore({ pool }) });
  const numbers = Array.from({ length: recipients }, (_, index) => String(13_000_000_000 + index));
  const campaign = await campaigns.create({ name, templateId: "1", datas: ["6532", "5"], recipients: numbers });
  const children = Array.from({ length: workers }, () => fork(WORKER, [url, baseUrl, name]));
  await Promise.all(children.map((child) => once(child, "message")));
  const ended = Promise.all(children.map((child) => once(child, "exit")));
  for (const child of children) child.send("go");
  await ended;
  const { accepted } = await campaign.progress();
  if (accepted !== recipients) throw new Error(`${accepted} of ${recipients} were accepted.`);
  const select = `SELECT count(*)::int AS count, (max(ended_at) - min(begun_at))::float8 AS ms
    FROM cloopen_campaigns.request JOIN cloopen_campaigns.campaign c ON c.id = campaign WHERE c.public_id = $1`;
  const { count, ms } = (await pool.query<{ count: number; ms: number }>(select, [campaign.id])).rows[0] ?? {};
  await campaign.delete();
  await campaigns.close();
  if (count === undefined || ms === undefined) throw new Error("The journal is empty.");
  return (count / ms) * 1_000;
}

interface Server {
  readonly baseUrl: string;
  readonly program: Program;
}

async function startBareServer(): Promise<Server> {
  const program = await startProgram(BARE_SERVER);
  return { baseUrl: `http://127.0.0.1:${program.ready["port"]}/2013-12-26`, program };
}

async function startSandbox(): Promise<Server> {
  const cli = createRequire(import.meta.url)
    .resolve("@cloopen-rest/sandbox")
    .replace(/index\.c?js$/, "cli/main.js");
  const ids = ["--account-sid", ACCOUNT_SID, "--auth-token", AUTH_TOKEN, "--app-id", APP_ID];
  const program = await startProgram(cli, ["--port", "0", ...ids]);
  return { baseUrl: String(program.ready["url"]), program };
}
