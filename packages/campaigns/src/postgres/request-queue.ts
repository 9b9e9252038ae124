import PgBoss from "pg-boss";
import type { Row } from "../store/columns.js";
import type { PostgresPool, Transaction } from "./transactions.js";

/**
 * Hands out the requests that wait, by pg-boss. Each step is part of a transaction of the journal: a job is there exactly
 * as long as its request is `waiting`, and no job is ever under way. So a worker that dies holds none.
 */
export interface RequestQueue {
  /** Creates or updates the tables of pg-boss. */
  start(): Promise<void>;
  stop(): Promise<void>;
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

/** Creates the queue in a schema of its own. */
export function createRequestQueue(pool: PostgresPool, schema: string): RequestQueue {
  const boss = new PgBoss({ db: executorOf(pool), schema, supervise: false, schedule: false });
  // Without its timers pg-boss does nothing by itself that could fail.
  boss.on("error", () => {});
  const ensured = new Set<number>();
  return {
    async start() {
      await boss.start();
    },
    stop: () => boss.stop({ graceful: false }),
    async ensure(campaign) {
      if (ensured.has(campaign)) return;
      await boss.createQueue(queueOf(campaign));
      ensured.add(campaign);
    },
    async put(transaction, campaign, requests) {
      if (requests.length === 0) return;
      const name = queueOf(campaign);
      // Of many that wait, pg-boss takes the one with the highest priority.
      const jobs = requests.map((request) => ({ name, data: { request }, priority: -request }));
      await boss.insert(jobs, { db: joinTransaction(transaction) });
    },
    async take(transaction, campaign) {
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
      // A queue with jobs cannot be deleted.
      await boss.purgeQueue(queueOf(campaign));
      await boss.deleteQueue(queueOf(campaign));
    },
  };
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
