import { CampaignError } from "../campaign-error.js";
import { integer, optional } from "../store/columns.js";
import { readCampaign } from "../store/rows.js";
import type { CampaignStore } from "../store/store.js";
import { type CommitProbe, createGroupCommit, toStoreError, type Write } from "./group-commit.js";
import { type Database, openDatabase, type SqlValue } from "./load-sqlite.js";
import { appendRecipients, readRecipients } from "./recipients.js";
import { countStates, countTimes, recordReport } from "./reports.js";
import { abandonAll, beginRequest, endRequest, expireRequests, hasWaiting, planRequests } from "./requests.js";
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from "./schema.js";
import { createSession, type Session } from "./session.js";

/** Rows deleted in one transaction, so that the event loop goes on. */
const DELETED_AT_ONCE = 5_000;

/**
 * Keeps campaigns in one SQLite file, for one process. The file is locked while it is open: `open` in a second process
 * fails with `store-locked`. Every write is synced to the disk before its promise resolves. A new file and its
 * write-ahead log are readable and writable by their owner only (mode 0600).
 *
 * @param path path of the file, which is created if it does not exist; its folder must exist. `:memory:` for tests
 */
export function sqliteStore(path: string): CampaignStore {
  if (typeof path !== "string" || path === "") throw new TypeError("sqliteStore: give the path of a file.");
  return createSqliteStore(path, NO_PROBE);
}

const NO_PROBE: CommitProbe = { before: () => {}, after: () => {} };

/** {@link sqliteStore}, with a probe for the simulation. */
export function createSqliteStore(path: string, probe: CommitProbe): CampaignStore {
  let open: { readonly session: Session; readonly write: Write } | undefined;
  const turns = new Map<string, number>();

  function opened(): { readonly session: Session; readonly write: Write } {
    if (open === undefined) throw new CampaignError("store-failed", `${path} is not open.`);
    return open;
  }
  const write = async <Result>(work: (session: Session) => Result): Promise<Result> => {
    const { session, write } = opened();
    return write(() => work(session));
  };
  const read = async <Result>(work: (session: Session) => Result): Promise<Result> => {
    try {
      return work(opened().session);
    } catch (error) {
      throw toStoreError(error);
    }
  };

  /** Deletes a campaign that is marked, in parts; a crash in between leaves the mark. */
  async function removeMarked(key: number): Promise<void> {
    for (const table of ["recipient", "request", "tally"]) {
      const order = { recipient: "position", request: "number", tally: "state, code" }[table];
      const select = `SELECT ${order} FROM ${table} WHERE campaign = ?1 ORDER BY ${order} LIMIT ${DELETED_AT_ONCE}`;
      const remove = `DELETE FROM ${table} WHERE campaign = ?1 AND (${order}) IN (${select})`;
      while ((await write(({ sql }) => Number(sql(remove).run(key).changes))) > 0);
    }
    await write(({ sql }) => sql("DELETE FROM campaign WHERE id = ?").run(key));
    // Deleted pages are overwritten with zeros, in the log, too.
    opened().session.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  async function removeImports(condition: string, ...values: SqlValue[]): Promise<number> {
    const rows = await read(({ sql }) =>
      sql(`SELECT id FROM campaign WHERE status = 'importing' AND ${condition}`).all(...values),
    );
    for (const row of rows) await removeMarked(integer(row, "id"));
    return rows.length;
  }

  return {
    async open() {
      if (open !== undefined) return;
      const database = await openLocked(path);
      const session = createSession(database);
      open = { session, write: createGroupCommit(database, probe) };
      // The file was not locked, so the process that began these requests has ended.
      await write(abandonAll);
      await removeImports("1");
    },
    async close() {
      if (open === undefined) return;
      const { database } = open.session;
      open = undefined;
      try {
        database.exec(`PRAGMA journal_mode = DELETE; ${UNLOCK}`);
      } catch {
        // A full disk keeps the log, and the next process reads it.
      } finally {
        database.close();
      }
    },

    createCampaign: (campaign) =>
      write(({ sql }) => {
        const { id, name, templateId, message, status, createdAt, importedAt, keyCheck } = campaign;
        const values = [id, name, templateId, message, status, createdAt, importedAt, keyCheck ?? null] as const;
        const insert = `INSERT INTO campaign
          (public_id, name, template_id, message, status, created_at, imported_at, key_check)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING`;
        return Number(sql(insert).run(...values).changes) === 1;
      }),
    appendRecipients: (id, recipients, now) => write((session) => appendRecipients(session, id, recipients, now)),
    setStatus: (id, from, to) =>
      write(({ sql }) => {
        const update =
          "UPDATE campaign SET status = ? WHERE public_id = ? AND status IN (SELECT value FROM json_each(?))";
        return Number(sql(update).run(to, id, JSON.stringify(from)).changes) === 1;
      }),
    findCampaign: (by) =>
      read(({ sql }) => {
        const [column, value] = "id" in by ? ["public_id", by.id] : ["name", by.name];
        const row = sql(`SELECT * FROM campaign WHERE ${column} = ?`).get(value);
        return row && readCampaign(row);
      }),
    listCampaigns: () => read(({ sql }) => sql("SELECT * FROM campaign ORDER BY id").all().map(readCampaign)),
    async deleteCampaign(id) {
      const key = await write(({ sql }) => {
        const row = sql("SELECT id FROM campaign WHERE public_id = ?").get(id);
        // What is marked so is deleted when the store is opened again.
        const mark = "UPDATE campaign SET status = 'importing', imported_at = 0, name = public_id WHERE public_id = ?";
        sql(mark).run(id);
        return row && integer(row, "id");
      });
      if (key !== undefined) await removeMarked(key);
      return key !== undefined;
    },
    discardImports: (before) => removeImports("imported_at < ?", before),

    planRequests: (id, options) => write((session) => planRequests(session, id, options)),
    hasWaiting: (id) => read((session) => hasWaiting(session, id)),
    beginRequest: (id, options) => write((session) => beginRequest(session, id, options)),
    endRequest: (id, request, token, outcome) => write((session) => endRequest(session, id, request, token, outcome)),
    expireRequests: (id, now) => write((session) => expireRequests(session, id, now)),
    latestIntent: (id) =>
      read(({ sql }) => {
        const select = `SELECT MAX(begun_at) AS latest FROM request
          WHERE campaign = (SELECT id FROM campaign WHERE public_id = ?)`;
        return optional(integer, sql(select).get(id), "latest");
      }),
    distrustClock: (id) =>
      write(({ sql }) => void sql("UPDATE campaign SET clock_distrusted = 1 WHERE public_id = ?").run(id)),
    async reserveTurn(id, gapMs, now) {
      const next = Math.max(now, turns.get(id) ?? now);
      const turn = next - now > 60_000 + 1_000 * gapMs ? now : next;
      turns.set(id, turn + gapMs);
      return turn - now;
    },

    recordReport: (report) => write((session) => recordReport(session, report)),
    countStates: (id) => read((session) => countStates(session, id)),
    countTimes: (id, periodMs) => read((session) => countTimes(session, id, periodMs)),
    readRecipients: (id, from, limit) => read((session) => readRecipients(session, id, from, limit)),
  };
}

/** Opens and locks the file, and creates or checks its tables. */
async function openLocked(path: string): Promise<Database> {
  let database: Database | undefined;
  try {
    database = await openDatabase(path);
    // Locked first, so that a file that is not ours, or not of this version, is left as it is.
    database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    const isEmpty = checkVersion(database, path);
    database.exec("COMMIT; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    database.exec("PRAGMA secure_delete = ON; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY");
    if (isEmpty) database.exec(`BEGIN IMMEDIATE; ${SCHEMA}; COMMIT`);
    return database;
  } catch (error) {
    if (database !== undefined) closeUnchanged(database);
    throw toStoreError(error);
  }
}

/** Lets go of the lock at once. The package for Node 20 else keeps it until its statements are collected. */
const UNLOCK = "PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_schema";

function closeUnchanged(database: Database): void {
  try {
    database.exec(`ROLLBACK; ${UNLOCK}`);
  } catch {
    // No transaction, or no database.
  } finally {
    database.close();
  }
}

/**
 * Checks that a file is one of this version.
 *
 * @returns whether it is empty
 * @throws {CampaignError} `store-damaged`, `store-version`
 */
function checkVersion(database: Database, path: string): boolean {
  const read = (pragma: string): number => Number(database.prepare(`PRAGMA ${pragma}`).get()?.[pragma]);
  const version = read("user_version");
  if (version === 0 && database.prepare("SELECT 1 FROM sqlite_schema").get() === undefined) return true;
  if (read("application_id") !== APPLICATION_ID)
    throw new CampaignError("store-damaged", `${path} is a database of another program; use another path.`);
  if (version === SCHEMA_VERSION) return false;
  const advice = "Use the version of @cloopen-rest/campaigns that wrote it, or another path.";
  throw new CampaignError("store-version", `${path} has version ${version}, not ${SCHEMA_VERSION}. ${advice}`);
}
