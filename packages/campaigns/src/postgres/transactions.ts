import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { CampaignError } from "../campaign-error.js";
import type { Row } from "../store/columns.js";

/** The part of a client of the package `pg` that is used. */
export interface PostgresClient {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly Row[]; readonly rowCount: number | null }>;
  release(destroy?: boolean): void;
  on(event: "error", listener: (error: Error) => void): unknown;
  off(event: "error", listener: (error: Error) => void): unknown;
}

/** The part of a `Pool` of the package `pg` that is used. */
export interface PostgresPool {
  connect(): Promise<PostgresClient>;
  on(event: "error", listener: (error: Error) => void): unknown;
  off(event: "error", listener: (error: Error) => void): unknown;
}

/** A transaction that is open. */
export interface Transaction {
  /** Runs one statement. */
  query(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Whether an earlier try of the same work may have been committed: its answer was lost. */
  readonly retried: boolean;
}

/** Runs work in a transaction. The promise resolves when the transaction is durable. */
export type Transact = <Result>(work: (transaction: Transaction) => Promise<Result>) => Promise<Result>;

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Creates the function that runs transactions. A transaction whose connection is lost is retried until the database is
 * back; `retried` then says that an earlier try may have been committed.
 *
 * @param reconnectMs how long to wait for a database that cannot be reached, for example while it restarts
 * @param begin statement that opens a transaction
 */
export function createTransact(pool: PostgresPool, reconnectMs: number, begin: () => string): Transact {
  return async (work) => {
    const start = performance.now();
    for (let pause = FIRST_PAUSE_MS, tries = 0; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS), tries++) {
      try {
        return await tryOnce(pool, begin(), (query) => work({ query, retried: tries > 0 }));
      } catch (error) {
        if (!passes(error) || performance.now() - start >= reconnectMs) throw toStoreError(error);
      }
      await delay(pause);
    }
  };
}

async function tryOnce<Result>(
  pool: PostgresPool,
  begin: string,
  work: (query: Transaction["query"]) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  // A client that loses its connection between two statements emits an error; without a listener the process ends.
  const ignore = (): void => {};
  client.on("error", ignore);
  let broken = true;
  try {
    await client.query(begin);
    const result = await work(async (text, values = []) => (await client.query(text, [...values])).rows);
    await client.query("COMMIT");
    broken = false;
    return result;
  } catch (error) {
    broken = await client.query("ROLLBACK").then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.off("error", ignore);
    client.release(broken);
  }
}

/**
 * Codes of PostgreSQL after which the same transaction may succeed: lost connections (class 08), shutdown and start
 * (57P01 to 57P03), too many connections, and conflicts with other transactions.
 */
const PASSING_CODE = /^(?:08...|57P0[123]|53300|40001|40P01)$/;
const PASSING_SYSTEM_ERRORS: readonly unknown[] = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOENT", "ETIMEDOUT"];
/** Errors of `pg` that have no code. */
const LOST_CONNECTION =
  /connection terminated|client has encountered a connection error|not queryable|timeout exceeded/i;

function passes(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (code === undefined) return LOST_CONNECTION.test(error.message);
  return PASSING_CODE.test(code) || PASSING_SYSTEM_ERRORS.includes(code);
}

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Turns an error of the database into one of this package. */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof CampaignError || error instanceof TypeError) return error;
  const what = error.message || codeOf(error) || "no answer";
  return new CampaignError("store-failed", `PostgreSQL cannot be used (${what}). Nothing is sent without it.`, {
    cause: error,
  });
}
