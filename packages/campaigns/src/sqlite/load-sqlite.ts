import { closeSync, openSync } from "node:fs";
import type { Row } from "../store/columns.js";

/** A value of a column. */
export type SqlValue = string | number | Uint8Array | null;

/** The part of `StatementSync` of `node:sqlite` that is used. */
export interface Statement {
  run(...values: SqlValue[]): { readonly changes: number | bigint };
  get(...values: SqlValue[]): Row | undefined;
  all(...values: SqlValue[]): readonly Row[];
}

/** The part of `DatabaseSync` of `node:sqlite` that is used. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

/** A module with the API of `node:sqlite`. */
interface SqliteModule {
  readonly DatabaseSync: new (path: string) => Database;
}

const BUILT_IN = "node:sqlite";
/** The same API for Node 20, as a package with its binaries (decisions/0061). */
const PACKAGE = "@photostructure/sqlite";

/** In memory; nothing is written. */
const IN_MEMORY = ":memory:";
/** The file holds phone numbers: for its owner alone. SQLite gives its log the same mode. */
const OWNER_ONLY = 0o600;

/**
 * Opens a database with `node:sqlite`, or with the package of the same API where Node has none. A file that is new is
 * for its owner alone.
 */
export async function openDatabase(path: string): Promise<Database> {
  const { DatabaseSync } = await loadSqlite();
  if (path !== IN_MEMORY) createFile(path);
  return new DatabaseSync(path);
}

/** Creates an empty file, which SQLite takes for an empty database. Where it cannot be, SQLite says why. */
function createFile(path: string): void {
  try {
    closeSync(openSync(path, "wx", OWNER_ONLY));
  } catch {
    // It exists, or its folder is missing or read-only.
  }
}

async function loadSqlite(): Promise<SqliteModule> {
  const builtIn: unknown = process.getBuiltinModule?.(BUILT_IN);
  if (isSqliteModule(builtIn)) return builtIn;
  const loaded: unknown = await import(PACKAGE).catch((cause: unknown) => {
    const advice = `Use Node 22.13 or later, or install the package ${PACKAGE} (it is an optional dependency).`;
    throw new Error(`This Node has no ${BUILT_IN}. ${advice}`, { cause });
  });
  if (!isSqliteModule(loaded)) throw new Error(`${PACKAGE} has no DatabaseSync.`);
  return loaded;
}

function isSqliteModule(value: unknown): value is SqliteModule {
  return typeof value === "object" && value !== null && "DatabaseSync" in value;
}
