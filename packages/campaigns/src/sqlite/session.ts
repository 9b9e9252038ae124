import type { Row } from "../store/columns.js";
import { integer, oneOf, optional, text } from "../store/columns.js";
import type { CampaignStatus, RequestState } from "../store/store.js";
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

const STATUSES: readonly CampaignStatus[] = ["importing", "ready", "paused", "cancelled"];
const REQUEST_STATES: readonly RequestState[] = ["waiting", "intended", "accepted", "refused", "unknown"];

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
    status: statusOf(row),
    recipients: integer(row, "recipients"),
    planned: integer(row, "planned"),
    requests: integer(row, "requests"),
    clockDistrusted: integer(row, "clock_distrusted") === 1,
  };
}

/** Status of a row of campaigns. */
export function statusOf(row: Row): CampaignStatus {
  return oneOf(STATUSES, row, "status");
}

/** A request of the journal. */
export interface RequestRow {
  readonly campaign: number;
  readonly number: number;
  readonly reqId: string;
  readonly first: number;
  readonly last: number;
  /** Recipients in it, and how many of these have a report. */
  readonly size: number;
  readonly reported: number;
  readonly state: RequestState;
  readonly code: string | undefined;
  readonly token: number;
  readonly begunAt: number | undefined;
  readonly sid: string | undefined;
}

export function readRequest(row: Row): RequestRow {
  return {
    campaign: integer(row, "campaign"),
    number: integer(row, "number"),
    reqId: text(row, "req_id"),
    first: integer(row, "first"),
    last: integer(row, "last"),
    size: integer(row, "size"),
    reported: integer(row, "reported"),
    state: oneOf(REQUEST_STATES, row, "state"),
    code: optional(text, row, "code"),
    token: integer(row, "token"),
    begunAt: optional(integer, row, "begun_at"),
    sid: optional(text, row, "sid"),
  };
}
