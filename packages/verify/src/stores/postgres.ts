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

/** How often a process removes challenges that nobody can ask for any more. */
const CLEAN_EVERY_MS = 60_000;
/** Number of the advisory lock under which tables are created; any number that others do not use will do. */
const CREATE_LOCK = 2_013_122_600;

/**
 * Keeps codes and limits in PostgreSQL 12 or later. The two tables are created with the first use, where they are missing.
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
  let created: Promise<unknown> | undefined;
  let cleanAfter = 0;

  /** Creates the tables once; a failure is tried again with the next use. */
  function create(): Promise<unknown> {
    created ??= pool.query(schemaOf(codes, limits)).catch((error: unknown) => {
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
        await pool.query(`DELETE FROM ${codes} WHERE forget_at <= $1`, [now]);
      }
      const values = [key, id, digest, expiresAt, 2 * expiresAt - now, now, maxChecks, keepCode];
      const [row] = (await pool.query(openStatement(codes), values)).rows;
      if (row === undefined) throw new Error("PostgreSQL gave no challenge.");
      return { exhausted: row["exhausted"] === true, id: String(row["id"]), expiresAt: Number(row["expires_at"]) };
    },
    async take({ key, digest, now, maxChecks }) {
      await create();
      const [row] = (await pool.query(takeStatement(codes), [key, digest, now, maxChecks])).rows;
      const outcome = row?.["outcome"] ?? "none";
      if (!isCheckStatus(outcome)) throw new Error("PostgreSQL gave no result of a check.");
      return outcome;
    },
    createLimiter({ name, sends, windowMs }): Limiter {
      const options = { storeClient: pool, storeType: "pool", tableName: limits, tableCreated: true };
      const limiter = adaptLimiter(
        new RateLimiterPostgres({ ...options, keyPrefix: name, points: sends, duration: windowMs / 1_000 }),
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
  };
}

/** One query, hence one transaction: the lock keeps two processes from creating a table at the same time. */
function schemaOf(codes: string, limits: string): string {
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
CREATE TABLE IF NOT EXISTS ${limits} (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);`;
}

/** A challenge that was approved keeps its row without a digest, until it is opened anew or removed. */
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
WHERE key = $1
RETURNING outcome`;
}
