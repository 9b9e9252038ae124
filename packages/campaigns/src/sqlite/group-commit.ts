import { CampaignError } from "../campaign-error.js";
import type { Database } from "./load-sqlite.js";

/** A write that waits for the next transaction. */
interface Job {
  /** Runs the write; returns what settles its promise once the transaction is durable. */
  readonly run: () => () => void;
  readonly fail: (error: unknown) => void;
}

/** What the simulation does before and after each transaction; it throws where the process is to die. */
export interface CommitProbe {
  readonly before: () => void;
  readonly after: () => void;
}

/** Runs writes in a transaction. The promise resolves when the transaction is durable. */
export type Write = <Result>(work: () => Result) => Promise<Result>;

/**
 * Collects the writes of one turn of the event loop into one transaction, so that they share one sync of the disk. A
 * write that throws is undone by itself; the others of its transaction are not.
 */
export function createGroupCommit(database: Database, probe: CommitProbe): Write {
  let waiting: Job[] = [];

  function flush(): void {
    const jobs = waiting;
    waiting = [];
    const settle: (() => void)[] = [];
    try {
      database.exec("BEGIN IMMEDIATE");
      for (const job of jobs) {
        database.exec("SAVEPOINT job");
        try {
          settle.push(job.run());
          database.exec("RELEASE job");
        } catch (error) {
          database.exec("ROLLBACK TO job; RELEASE job");
          settle.push(() => job.fail(error));
        }
      }
      probe.before();
      database.exec("COMMIT");
      probe.after();
    } catch (error) {
      rollBack(database);
      for (const job of jobs) job.fail(toStoreError(error));
      return;
    }
    for (const done of settle) done();
  }

  return (work) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      const run = (): (() => void) => {
        const result = work();
        return () => resolve(result);
      };
      waiting.push({ run, fail: (error) => reject(toStoreError(error)) });
    });
}

/** SQLite has rolled back already after some errors, such as a full disk. */
function rollBack(database: Database): void {
  try {
    database.exec("ROLLBACK");
  } catch {
    // Nothing to roll back.
  }
}

/** Result codes of SQLite (sqlite.org/rescode.html). */
const BUSY = 5;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

const LOCKED = "Another process, or this one, has this campaign file open: end or close it first.";

/** Turns an error of SQLite into one of this package. */
export function toStoreError(error: unknown): unknown {
  const code = resultCode(error);
  if (code === undefined) return error;
  const cause = { cause: error };
  if (code === BUSY) return new CampaignError("store-locked", LOCKED, cause);
  if (code === CORRUPT || code === NOT_A_DATABASE) {
    const advice = "Restore it from a copy, or use another path.";
    return new CampaignError("store-damaged", `The campaign file is damaged, or is not one. ${advice}`, cause);
  }
  const what = error instanceof Error ? error.message : String(error);
  return new CampaignError(
    "store-failed",
    `The campaign file cannot be used (${what}). Nothing is sent without it.`,
    cause,
  );
}

/** The primary result code of an error of SQLite. */
function resultCode(error: unknown): number | undefined {
  const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
  return typeof code === "number" ? code & 0xff : undefined;
}
