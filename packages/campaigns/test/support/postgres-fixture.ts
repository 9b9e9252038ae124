import { fileURLToPath } from "node:url";
import { createClient } from "@cloopen-rest/client";
import { createSandbox, type RequestLine, type Sandbox, type SandboxOptions } from "@cloopen-rest/sandbox";
import { type PostgresDatabase, type RunningProgram, startPostgres, startProgram } from "@cloopen-rest/test-kit";
import pg from "pg";
import type { Campaigns, CampaignsOptions, RunOptions } from "../../src/campaigns.js";
import { openCampaigns } from "../../src/open-campaigns.js";
import { type PostgresStoreOptions, postgresStore } from "../../src/postgres/postgres-store.js";
import { countMessages } from "./fixture.js";

const WORKER = fileURLToPath(new URL("postgres-worker.mjs", import.meta.url));

/** PostgreSQL, and a sandbox that listens, for workers in this process and in others. */
export interface PostgresFixture {
  readonly database: PostgresDatabase;
  readonly pool: pg.Pool;
  readonly sandbox: Sandbox;
  /** Opens campaigns in this process; a further call is a further worker. */
  open(options?: Partial<CampaignsOptions>, store?: Partial<PostgresStoreOptions>): Promise<Campaigns>;
  /** Starts a worker as a process of its own, which runs a campaign. */
  startWorker(campaign: string, options?: RunOptions): RunningProgram;
  /** How many messages each number got. */
  sent(): ReadonlyMap<string, number>;
  /** Requests that the sandbox rejected with `160054`, since it had seen their `reqId`. */
  repeated(): number;
  close(): Promise<void>;
}

export async function startPostgresFixture(
  programs: string,
  options: SandboxOptions & { readonly fsync?: boolean } = {},
): Promise<PostgresFixture> {
  const { fsync = false, ...sandboxOptions } = options;
  const database = await startPostgres(programs, { fsync });
  const pool = new pg.Pool({ connectionString: database.url, max: 24 });
  // Each store listens to its errors, and here are many.
  pool.setMaxListeners(100);
  let repeated = 0;
  const onRequest = ({ answer }: RequestLine): void => {
    if (answer.includes("160054")) repeated += 1;
  };
  const sandbox = createSandbox({ ...sandboxOptions, onRequest, storage: { records: 1_000_000, bytes: 2 ** 31 } });
  const server = await sandbox.listen();
  const { accountSid, authToken, appId } = sandbox;
  const account = {
    CLOOPEN_ACCOUNT_SID: accountSid,
    CLOOPEN_AUTH_TOKEN: authToken,
    CLOOPEN_APP_ID: appId,
    CLOOPEN_BASE_URL: server.url,
  };
  const client = createClient({ accountSid, authToken, appId, baseUrl: server.url });
  const opened: Campaigns[] = [];
  return {
    database,
    pool,
    sandbox,
    async open(campaignsOptions, store) {
      const campaigns = await openCampaigns({ client, store: postgresStore({ pool, ...store }), ...campaignsOptions });
      opened.push(campaigns);
      return campaigns;
    },
    startWorker: (campaign, runOptions = {}) =>
      startProgram(process.execPath, [WORKER], {
        env: {
          ...account,
          DATABASE_URL: database.url,
          SCHEMA: "cloopen_campaigns",
          CAMPAIGN: campaign,
          OPTIONS: JSON.stringify(runOptions),
        },
      }),
    sent: () => countMessages(sandbox),
    repeated: () => repeated,
    async close() {
      for (const campaigns of opened) await campaigns.close();
      await pool.end();
      await server.close();
      await database.stop();
    },
  };
}
