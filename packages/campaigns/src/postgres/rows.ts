import { integer, optional, text } from "../store/columns.js";
import { readStatus } from "../store/rows.js";
import type { CampaignStatus } from "../store/states.js";
import type { Transaction } from "./transactions.js";

/** Columns of a campaign. `bigint` comes as text by default, so it is cast; all values are below 2^53. */
export const CAMPAIGN_COLUMNS =
  "id::float8 AS id, public_id, name, template_id, message, status, created_at::float8, imported_at::float8, key_check";

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
    status: readStatus(row),
    clockDistrusted: row["clock_distrusted"] === true,
    recipients: integer(row, "recipients"),
    planned: integer(row, "planned"),
    requests: integer(row, "requests"),
    append: { id: optional(text, row, "append_id"), duplicates: optional(integer, row, "append_duplicates") },
  };
}

/** Columns of a request. */
export const REQUEST_COLUMNS = "campaign::float8 AS campaign, number, req_id, first, last, state, code, token";
