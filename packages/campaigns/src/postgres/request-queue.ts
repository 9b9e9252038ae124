import { setTimeout as delay } from "node:timers/promises";
import type PgBoss from "pg-boss";
import { CampaignError } from "../campaign-error.js";
import type { Row } from "../store/columns.js";
import type { PgBossClass } from "./load-pg-boss.js";
import { type PostgresPool, type Transact, type Transaction, toStoreError } from "./transactions.js";

/**
 * Hands out the requests that wait, by pg-boss. Each step is part of a transaction of the journal: a job is there exactly
 * as long as its request is `waiting`, and no job is ever under way. So a worker that dies holds none.
 */
export interface RequestQueue {
  /** Creates or updates the tables of pg-boss. */
  start(PgBoss: PgBossClass): Promise<void>;
  /** Creates the queue of a campaign. Outside of transactions, before the first `put`. */
  ensure(campaign: number): Promise<void>;
  /** Adds requests by their numbers. */
  put(transaction: Transaction, campaign: number, requests: readonly number[]): Promise<void>;
  /** Takes the request with the lowest number that no other transaction is taking. */
  take(transaction: Transaction, campaign: number): Promise<number | undefined>;
  /** Drops the queue of a campaign that is gone. */
  drop(campaign: number): Promise<void>;
}

/** What is stored of a request. */
interface RequestJob {
  readonly request: number;
}

/** Number of the advisory lock under which queues are created and dropped, which locks tables of pg-boss. */
const QUEUE_LOCK = 2_013_122_602;

/** Workers that open at the same time create the tables of pg-boss at the same time. */
const START_TRIES = 10;
const START_PAUSE_MS = 50;
/** Codes of PostgreSQL: unique violation, duplicate schema, table, function or type; deadlock. */
const CONCURRENT_CREATION: readonly unknown[] = ["23505", "42P06", "42P07", "42723", "42710", "40P01"];

function isConcurrentCreation(error: unknown): boolean {
  return error instanceof Error && "code" in error && CONCURRENT_CREATION.includes(error.code);
}

/** Creates the queue in a schema of its own. */
export function createRequestQueue(pool: PostgresPool, transact: Transact, schema: string): RequestQueue {
  let opened: { readonly PgBoss: PgBossClass; readonly boss: PgBoss } | undefined;
  const ensured = new Set<number>();

  function use(): { readonly PgBoss: PgBossClass; readonly boss: PgBoss } {
    if (opened === undefined) throw new CampaignError("store-failed", "The store is not open.");
    return opened;
  }

  /** Changes queues one at a time: two that are created at the same time would wait for each other. */
  function administer(work: (admin: PgBoss) => Promise<void>): Promise<void> {
    return transact(async (transaction) => {
      await transaction.query(`SELECT pg_advisory_xact_lock(${QUEUE_LOCK})`);
      await work(createBoss(use().PgBoss, schema, joinTransaction(transaction)));
    });
  }

  return {
    async start(PgBoss) {
      for (let tries = 1; ; tries++) {
        try {
          const starting = createBoss(PgBoss, schema, executorOf(pool));
          await starting.start();
          await starting.stop({ graceful: false });
          // It works without `start`, which is for its timers.
          opened = { PgBoss, boss: createBoss(PgBoss, schema, executorOf(pool)) };
          return;
        } catch (error) {
          if (tries === START_TRIES || !isConcurrentCreation(error)) throw toStoreError(error);
          await delay(START_PAUSE_MS * tries);
        }
      }
    },
    async ensure(campaign) {
      if (ensured.has(campaign)) return;
      await administer((admin) => admin.createQueue(queueOf(campaign)));
      ensured.add(campaign);
    },
    async put(transaction, campaign, requests) {
      if (requests.length === 0) return;
      const name = queueOf(campaign);
      // Of many that wait, pg-boss takes the one with the highest priority.
      const jobs = requests.map((request) => ({ name, data: { request }, priority: -request }));
      await use().boss.insert(jobs, { db: joinTransaction(transaction) });
    },
    async take(transaction, campaign) {
      const { boss } = use();
      let failure: unknown;
      const { executeSql } = joinTransaction(transaction);
      // `fetch` takes an error of the database for an empty queue.
      const db = {
        executeSql: (text: string, values: readonly unknown[]) =>
          executeSql(text, values).catch((error: unknown) => {
            failure = error;
            throw error;
          }),
      };
      const name = queueOf(campaign);
      const [job] = await boss.fetch<RequestJob>(name, { db, batchSize: 1, ignoreStartAfter: true });
      if (failure !== undefined) throw failure;
      if (job === undefined) return undefined;
      await boss.deleteJob(name, job.id, { db: { executeSql } });
      return job.data.request;
    },
    async drop(campaign) {
      ensured.delete(campaign);
      await administer(async (admin) => {
        // A queue with jobs cannot be deleted.
        await admin.purgeQueue(queueOf(campaign));
        await admin.deleteQueue(queueOf(campaign));
      });
    },
  };
}

function createBoss(PgBoss: PgBossClass, schema: string, db: Executor): PgBoss {
  const boss = new PgBoss({ db, schema, supervise: false, schedule: false });
  // Without its timers pg-boss does nothing by itself that could fail.
  boss.on("error", () => {});
  return boss;
}

function queueOf(campaign: number): string {
  return `campaign-${campaign}`;
}

interface Executor {
  executeSql(text: string, values: readonly unknown[]): Promise<{ rows: Row[] }>;
}

/** Runs statements of pg-boss in a transaction of the journal. */
function joinTransaction({ query }: Transaction): Executor {
  return { executeSql: async (text, values = []) => ({ rows: [...(await query(text, values))] }) };
}

/** Runs statements of pg-boss by themselves. */
function executorOf(pool: PostgresPool): Executor {
  return {
    async executeSql(text, values = []) {
      const client = await pool.connect();
      let broken = true;
      try {
        const { rows } = await client.query(text, [...values]);
        broken = false;
        return { rows: [...(rows ?? [])] };
      } finally {
        client.release(broken);
      }
    },
  };
}
