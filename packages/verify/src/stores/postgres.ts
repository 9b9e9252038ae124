import { RateLimiterPostgres } from "rate-limiter-flexible";
import { adaptLimiter } from "./flexible-limiter.js";
import { isCheckStatus, type Limiter, type VerifyStore } from "./store.js";

/** The part of a `Pool` of the package `pg` that is used. */
export interface PostgresPool {
  query(query: string, values?: unknown[]): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
}

/** Options of {@link postgresStore}. */
export interface PostgresStoreOptions {
  /** A pool, not a single client: parallel checks need connections of their own. It stays the caller's, who ends it. */
  readonly pool: PostgresPool;
  /** Beginning of the tables' names: small letters, digits and `_`; `cloopen_verify` by default. */
  readonly prefix?: string;
}

/** How often a process removes expired challenges. */
const CLEAN_EVERY_MS = 60_000;
/** Number of the advisory lock under which tables are created; any number that others do not use will do. */
const CREATE_LOCK = 2_013_122_600;
const NEVER: number = Number.MAX_SAFE_INTEGER;

/**
 * Keeps codes and limits in PostgreSQL 12 or later. The three tables are created with the first use, where they are missing.
 *
 * Each step is one statement on one row, so it is atomic at any isolation level that lets it through; at the default,
 * `READ COMMITTED`, no statement fails because of another.
 *
 * @throws {TypeError} when `prefix` is not a plain name
 */
export function postgresStore({ pool, prefix = "cloopen_verify" }: PostgresStoreOptions): VerifyStore {
  if (!/^[a-z_][a-z0-9_]{0,39}$/.test(prefix)) throw new TypeError("prefix: 1 to 40 small letters, digits and _.");
  const codes = `${prefix}_codes`;
  const limits = `${prefix}_limits`;
  const deliveries = `${prefix}_deliveries`;
  let created: Promise<unknown> | undefined;
  let cleanAfter = 0;

  /** Creates the tables once; a failure is tried again with the next use. */
  function create(): Promise<unknown> {
    created ??= pool.query(schemaOf(codes, limits, deliveries)).catch((error: unknown) => {
      created = undefined;
      throw error;
    });
    return created;
  }

  return {
    async open({ key, id, digest, now, expiresAt, maxChecks, keepCode }) {
      await create();
      if (now >= cleanAfter) {
        cleanAfter = now + CLEAN_EVERY_MS;
        for (const table of [codes, deliveries]) await pool.query(`DELETE FROM ${table} WHERE forget_at <= $1`, [now]);
      }
      const values = [key, id, digest, expiresAt, 2 * expiresAt - now, now, maxChecks, keepCode];
      const [row] = (await pool.query(openStatement(codes), values)).rows;
      if (row === undefined) throw new Error("PostgreSQL gave no challenge.");
      return { exhausted: row["exhausted"] === true, id: String(row["id"]), expiresAt: Number(row["expires_at"]) };
    },
    async take({ key, digest, now, maxChecks }) {
      await create();
      const [row] = (await pool.query(takeStatement(codes), [key, digest, now, maxChecks, decoyOf(key)])).rows;
      const outcome = row?.["outcome"] ?? "none";
      if (!isCheckStatus(outcome)) throw new Error("PostgreSQL gave no result of a check.");
      return outcome;
    },
    createLimiter({ name, uses, windowMs }): Limiter {
      const options = { storeClient: pool, storeType: "pool", tableName: limits, tableCreated: true };
      const limiter = adaptLimiter(
        new RateLimiterPostgres({ ...options, keyPrefix: name, points: uses, duration: windowMs / 1_000 }),
      );
      return {
        consume: async (key) => {
          await create();
          return await limiter.consume(key);
        },
        used: async (key) => {
          await create();
          return await limiter.used(key);
        },
      };
    },
    async openDelivery({ key, now, forgetAt }) {
      await create();
      const insert = `INSERT INTO ${deliveries} (key, sent_at, forget_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
      await pool.query(insert, [key, now, forgetAt]);
    },
    async settleDelivery({ key, delivered, now }) {
      await create();
      const settle = `UPDATE ${deliveries} SET delivered = COALESCE(delivered, $2)
WHERE key = $1 AND forget_at > $3 RETURNING key`;
      return (await pool.query(settle, [key, delivered, now])).rows.length === 1;
    },
    async findDelivery({ key, now }) {
      await create();
      const find = `SELECT sent_at, delivered FROM ${deliveries} WHERE key = $1 AND forget_at > $2`;
      const [row] = (await pool.query(find, [key, now])).rows;
      if (row === undefined) return undefined;
      const { sent_at: sentAt, delivered } = row;
      return { sentAt: Number(sentAt), ...(typeof delivered === "boolean" && { delivered }) };
    },
  };
}

/** Rows that stand in for keys that were never opened. Several, so that parallel checks wait less for each other. */
const DECOYS = 256;

/** Keys are keyed digests, so their last two characters are spread evenly. */
function decoyOf(key: string): string {
  let sum = 0;
  for (const character of key.slice(-2)) sum = (sum * 64 + character.charCodeAt(0)) % DECOYS;
  return `decoy-${sum}`;
}

/** One query, hence one transaction: the lock keeps two processes from creating a table at the same time. */
function schemaOf(codes: string, limits: string, deliveries: string): string {
  return `SELECT pg_advisory_xact_lock(${CREATE_LOCK});
CREATE TABLE IF NOT EXISTS ${codes} (
  key text PRIMARY KEY,
  id text NOT NULL,
  digest text NOT NULL,
  expires_at bigint NOT NULL,
  forget_at bigint NOT NULL,
  checks integer NOT NULL DEFAULT 0,
  outcome text
);
CREATE INDEX IF NOT EXISTS ${codes}_forget_at ON ${codes} (forget_at);
CREATE TABLE IF NOT EXISTS ${limits} (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);
CREATE TABLE IF NOT EXISTS ${deliveries} (
  key text PRIMARY KEY,
  sent_at bigint NOT NULL,
  forget_at bigint NOT NULL,
  delivered boolean
);
CREATE INDEX IF NOT EXISTS ${deliveries}_forget_at ON ${deliveries} (forget_at);
INSERT INTO ${codes} (key, id, digest, expires_at, forget_at)
SELECT 'decoy-' || number, '', '', 0, ${NEVER} FROM generate_series(0, ${DECOYS - 1}) AS number
ON CONFLICT DO NOTHING;`;
}

/** A challenge that was approved keeps its row without a digest, until it is opened again or removed. */
function openStatement(codes: string): string {
  const live = "(old.expires_at > $6 AND old.digest <> '')";
  const full = `(${live} AND old.checks >= $7)`;
  const kept = `(${full} OR (${live} AND $8::boolean))`;
  return `INSERT INTO ${codes} AS old (key, id, digest, expires_at, forget_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (key) DO UPDATE SET
  id = CASE WHEN ${kept} THEN old.id ELSE EXCLUDED.id END,
  digest = CASE WHEN ${kept} THEN old.digest ELSE EXCLUDED.digest END,
  expires_at = CASE WHEN ${full} THEN old.expires_at ELSE EXCLUDED.expires_at END,
  forget_at = CASE WHEN ${full} THEN old.forget_at ELSE EXCLUDED.forget_at END,
  checks = CASE WHEN ${live} THEN old.checks ELSE 0 END
RETURNING id, expires_at, checks >= $7 AS exhausted`;
}

/**
 * The outcome goes through a column, for `RETURNING` sees the new row only. All expressions read the row as it is once
 * the statement has the row's lock, so of many parallel statements the first that matches is approved.
 *
 * A key that was never opened writes to a decoy, which has no digest: else the missing write to the log, which is synced
 * at the commit, would tell in milliseconds who asked for a code.
 */
function takeStatement(codes: string): string {
  const outcome = `CASE
    WHEN digest = '' OR forget_at <= $3 THEN 'none'
    WHEN expires_at <= $3 THEN 'expired'
    WHEN checks >= $4 THEN 'exhausted'
    WHEN digest = $2 THEN 'approved'
    ELSE 'wrong'
  END`;
  return `UPDATE ${codes} SET
  outcome = ${outcome},
  digest = CASE WHEN ${outcome} = 'approved' THEN '' ELSE digest END,
  checks = checks + CASE WHEN ${outcome} = 'wrong' THEN 1 ELSE 0 END
WHERE key = COALESCE((SELECT key FROM ${codes} WHERE key = $1), $5)
RETURNING outcome`;
}
