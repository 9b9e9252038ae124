import { dispatchLocally } from "../engine/dispatch-locally.js";
import { integer } from "../store/columns.js";
import type { CampaignStore, DispatchOptions } from "../store/store.js";
import { createCampaigns } from "./campaigns.js";
import { loadPgBoss } from "./load-pg-boss.js";
import { openSchema } from "./open-schema.js";
import { appendRecipients, readRecipients } from "./recipients.js";
import { countStates, countTimes, recordReport } from "./reports.js";
import { createRequestQueue } from "./request-queue.js";
import { beginRequest, endRequest, expireRequests, planRequests } from "./requests.js";
import { createTransact, type PostgresPool } from "./transactions.js";

export type { PostgresClient, PostgresPool } from "./transactions.js";

/** Options of {@link postgresStore}. */
export interface PostgresStoreOptions {
  /**
   * A pool of the package `pg`, 8 or later. The caller ends it after `close`. A worker needs one connection for each
   * concurrent request and two more.
   */
  readonly pool: PostgresPool;
  /** Schema of the tables: 1 to 40 lowercase letters, digits and `_`. Default: `cloopen_campaigns`. */
  readonly schema?: string;
  /** How long each transaction waits for a database that cannot be reached, in milliseconds. Default: 20,000. */
  readonly reconnectMs?: number;
}

/** How often a worker looks for intents that others have abandoned. */
const SWEEP_EVERY_MS = 5_000;
/** How often an idle worker checks for requests that other workers put back. */
const LOOK_AGAIN_MS = 1_000;

/**
 * Keeps campaigns in PostgreSQL 13 or later, for any number of workers on any number of machines. Requests are
 * distributed by pg-boss, within the transactions of the journal.
 *
 * When a worker dies, the others continue with the requests that it had not begun. Requests that it had begun become
 * `unknown` when their lease ends, at most 5 seconds later while another worker runs the campaign.
 *
 * @throws {TypeError} if `schema` or `pool` is not valid
 */
export function postgresStore(options: PostgresStoreOptions): CampaignStore {
  const { pool, schema = "cloopen_campaigns", reconnectMs = 20_000 } = options;
  if (!/^[a-z_][a-z0-9_]{0,39}$/.test(schema)) throw new TypeError("schema: 1 to 40 small letters, digits and _.");
  if (typeof pool?.connect !== "function") throw new TypeError("pool: give a Pool of the package pg.");
  let begin = "BEGIN ISOLATION LEVEL READ COMMITTED";
  const transact = createTransact(pool, reconnectMs, () => begin);
  const queue = createRequestQueue(pool, transact, `${schema}_queue`);
  const setup = { schema, transact, queue };
  const campaigns = createCampaigns(setup);
  // An idle connection that is lost would end a process whose pool nobody listens to.
  const ignore = (): void => {};
  let opened: Promise<void> | undefined;

  async function open(): Promise<void> {
    pool.on("error", ignore);
    try {
      const PgBoss = await loadPgBoss();
      begin = await openSchema(transact, schema, begin);
      await queue.start(PgBoss);
      await campaigns.removeMarked();
    } catch (error) {
      pool.off("error", ignore);
      opened = undefined;
      throw error;
    }
  }

  /** Number of requests that wait or are under way, here and elsewhere. */
  async function countOpen(id: string): Promise<number> {
    const [row] = await transact(({ query }) =>
      query(
        `SELECT count(*)::int AS count FROM ${schema}.request
          WHERE campaign = (SELECT id FROM ${schema}.campaign WHERE public_id = $1) AND state IN ('waiting', 'intended')`,
        [id],
      ),
    );
    return row === undefined ? 0 : integer(row, "count");
  }

  async function sweep(id: string, { now, sleep }: DispatchOptions, ended: AbortSignal): Promise<void> {
    for (;;) {
      await sleep(SWEEP_EVERY_MS, ended);
      if (ended.aborted) return;
      // A database that is gone ends the run at its next step; here nothing is lost.
      await expireRequests(setup, id, now()).catch(() => 0);
    }
  }

  const store: CampaignStore = {
    open() {
      opened ??= open();
      return opened;
    },
    async close() {
      if (opened === undefined) return;
      await opened;
      opened = undefined;
      pool.off("error", ignore);
    },

    createCampaign: campaigns.create,
    setStatus: campaigns.setStatus,
    findCampaign: campaigns.find,
    listCampaigns: campaigns.list,
    deleteCampaign: campaigns.remove,
    discardImports: campaigns.discardImports,
    appendRecipients: (id, recipients, now) => appendRecipients(schema, transact, id, recipients, now),

    planRequests: (id, options) => planRequests(setup, id, options),
    async hasWaiting(id) {
      const rows = await transact(({ query }) =>
        query(
          `SELECT FROM ${schema}.request WHERE campaign = (SELECT id FROM ${schema}.campaign WHERE public_id = $1)
            AND state = 'waiting' LIMIT 1`,
          [id],
        ),
      );
      return rows.length > 0;
    },
    beginRequest: (id, options) => beginRequest(setup, id, options),
    endRequest: (id, request, token, outcome) => endRequest(setup, id, request, token, outcome),
    expireRequests: (id, now) => expireRequests(setup, id, now),
    latestIntent: campaigns.latestIntent,
    distrustClock: campaigns.distrustClock,
    reserveTurn: campaigns.reserveTurn,
    /** Continues until no request is waiting or in flight in any process, so that it takes over from workers that die. */
    async dispatch(id, work) {
      const ended = new AbortController();
      const sweeping = sweep(id, work, ended.signal);
      try {
        for (;;) {
          await dispatchLocally(store, id, work);
          if (work.signal.aborted || (await countOpen(id)) === 0) return;
          await work.sleep(LOOK_AGAIN_MS, work.signal);
        }
      } finally {
        ended.abort();
        await sweeping;
      }
    },

    recordReport: (report) => recordReport(schema, transact, report),
    countStates: (id) => countStates(schema, transact, id),
    countTimes: (id, periodMs) => countTimes(schema, transact, id, periodMs),
    readRecipients: (id, from, limit) => readRecipients(schema, transact, id, from, limit),
  };
  return store;
}
