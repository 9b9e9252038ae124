import type { Row } from "../store/columns.js";
import { integer, optional, text } from "../store/columns.js";
import { type InheritedColumns, type RequestRow, readRequest, readStatus } from "../store/rows.js";
import type { CampaignStatus } from "../store/states.js";
import type { Database, Statement } from "./load-sqlite.js";

/** An open database with its prepared statements. */
export interface Session {
  readonly database: Database;
  /** Prepares a statement once. */
  readonly sql: (source: string) => Statement;
}

export function createSession(database: Database): Session {
  const statements = new Map<string, Statement>();
  return {
    database,
    sql(source) {
      const known = statements.get(source);
      if (known !== undefined) return known;
      const statement = database.prepare(source);
      statements.set(source, statement);
      return statement;
    },
  };
}

/** Status of a campaign, and how many recipients and requests it has. */
export interface CampaignRow {
  readonly key: number;
  readonly status: CampaignStatus;
  readonly recipients: number;
  readonly planned: number;
  readonly requests: number;
  readonly clockDistrusted: boolean;
}

/** Finds a campaign by its public id. */
export function findCampaignRow({ sql }: Session, id: string): CampaignRow | undefined {
  const row = sql(`SELECT id, status, recipients, planned, requests, clock_distrusted
    FROM campaign WHERE public_id = ?`).get(id);
  if (row === undefined) return undefined;
  return {
    key: integer(row, "id"),
    status: readStatus(row),
    recipients: integer(row, "recipients"),
    planned: integer(row, "planned"),
    requests: integer(row, "requests"),
    clockDistrusted: integer(row, "clock_distrusted") === 1,
  };
}

/** A request of the journal, with its counts. */
export interface CountedRequest extends RequestRow, InheritedColumns {
  /** Recipients in it, and how many of these have a report. */
  readonly size: number;
  readonly reported: number;
}

export function readCountedRequest(row: Row): CountedRequest {
  return {
    ...readRequest(row),
    size: integer(row, "size"),
    reported: integer(row, "reported"),
    begunAt: optional(integer, row, "begun_at"),
    sid: optional(text, row, "sid"),
  };
}
