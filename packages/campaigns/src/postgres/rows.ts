import { blob, integer, oneOf, optional, type Row, text } from "../store/columns.js";
import type { CampaignStatus, RequestState, StoredCampaign } from "../store/store.js";
import type { Transaction } from "./transactions.js";

const STATUSES: readonly CampaignStatus[] = ["importing", "ready", "paused", "cancelled"];
const REQUEST_STATES: readonly RequestState[] = ["waiting", "intended", "accepted", "refused", "unknown"];

/** Columns of a campaign. `bigint` comes as text by default, so it is cast; all values are below 2^53. */
export const CAMPAIGN_COLUMNS =
  "id::float8 AS id, public_id, name, template_id, message, status, created_at::float8, imported_at::float8, key_check";

export function toCampaign(row: Row): StoredCampaign {
  return {
    id: text(row, "public_id"),
    name: text(row, "name"),
    templateId: text(row, "template_id"),
    message: blob(row, "message"),
    status: oneOf(STATUSES, row, "status"),
    createdAt: integer(row, "created_at"),
    importedAt: integer(row, "imported_at"),
    keyCheck: optional(blob, row, "key_check"),
  };
}

/** Status of a campaign, and how many recipients and requests it has. */
export interface CampaignRow {
  readonly key: number;
  readonly status: CampaignStatus;
  readonly clockDistrusted: boolean;
  readonly recipients: number;
  readonly planned: number;
  readonly requests: number;
  readonly append: { readonly id: string | undefined; readonly duplicates: number | undefined };
}

/**
 * Finds a campaign by its public id.
 *
 * @param lock `locked`: no other transaction may plan or append until this one ends
 */
export async function findCampaignRow(
  { query }: Transaction,
  schema: string,
  id: string,
  lock: "locked" | "unlocked" = "unlocked",
): Promise<CampaignRow | undefined> {
  const select = `SELECT c.id::float8 AS key, c.status, c.clock_distrusted,
      p.recipients, p.planned, p.requests, p.append_id, p.append_duplicates
    FROM ${schema}.campaign c JOIN ${schema}.plan p ON p.campaign = c.id WHERE c.public_id = $1`;
  const [row] = await query(lock === "locked" ? `${select} FOR UPDATE OF p` : select, [id]);
  if (row === undefined) return undefined;
  return {
    key: integer(row, "key"),
    status: oneOf(STATUSES, row, "status"),
    clockDistrusted: row["clock_distrusted"] === true,
    recipients: integer(row, "recipients"),
    planned: integer(row, "planned"),
    requests: integer(row, "requests"),
    append: { id: optional(text, row, "append_id"), duplicates: optional(integer, row, "append_duplicates") },
  };
}

/** A request of the journal. */
export interface RequestRow {
  readonly campaign: number;
  readonly number: number;
  readonly reqId: string;
  readonly first: number;
  readonly last: number;
  readonly state: RequestState;
  readonly code: string | undefined;
  readonly token: number;
}

export const REQUEST_COLUMNS = "campaign::float8 AS campaign, number, req_id, first, last, state, code, token";

export function readRequest(row: Row): RequestRow {
  return {
    campaign: integer(row, "campaign"),
    number: integer(row, "number"),
    reqId: text(row, "req_id"),
    first: integer(row, "first"),
    last: integer(row, "last"),
    state: oneOf(REQUEST_STATES, row, "state"),
    code: optional(text, row, "code"),
    token: integer(row, "token"),
  };
}
