import { blob, integer, optional } from "../store/columns.js";
import type { NewRecipient, RecipientRecord, StoredRecipient } from "../store/records.js";
import { type RequestRow, readRecipient } from "../store/rows.js";
import { findCampaignRow, readCountedRequest, type Session } from "./session.js";
import { addToTally } from "./tally.js";

const NOTHING: Uint8Array = new Uint8Array();

/** Appends to an import. Returns the number of duplicates, or `undefined` if the campaign is not being imported. */
export function appendRecipients(
  session: Session,
  id: string,
  recipients: readonly NewRecipient[],
  now: number,
): number | undefined {
  const { sql } = session;
  const campaign = findCampaignRow(session, id);
  if (campaign?.status !== "importing") return undefined;
  const insert = sql(`INSERT INTO recipient (campaign, position, line, number, key, datas, variant, state, code)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  // Without a word the planner takes the primary key, and reads the whole campaign for each recipient.
  const find = sql(`SELECT 1 FROM recipient INDEXED BY recipient_key
    WHERE campaign = ? AND key = ? AND variant = ? AND state IS NULL`);
  let position = campaign.recipients;
  let duplicates = 0;
  for (const { line, to, key, datas, variant, invalid } of recipients) {
    const again = invalid === undefined && find.get(campaign.key, key, variant) !== undefined;
    const state = invalid !== undefined ? "unsent" : again ? "duplicate" : null;
    if (again) duplicates += 1;
    if (invalid !== undefined) addToTally(session, campaign.key, "unsent", invalid, 1);
    const values = [line ?? null, to, key, datas ?? null, variant, state, invalid ?? null] as const;
    insert.run(campaign.key, position, ...values);
    position += 1;
  }
  const invalid = recipients.filter((recipient) => recipient.invalid !== undefined).length;
  addToTally(session, campaign.key, "duplicate", undefined, duplicates);
  addToTally(session, campaign.key, "pending", undefined, recipients.length - duplicates - invalid);
  sql("UPDATE campaign SET recipients = ?, imported_at = ? WHERE id = ?").run(position, now, campaign.key);
  return duplicates;
}

/** Recipients from an index on, with what their requests and reports say. */
export function readRecipients(session: Session, id: string, from: number, limit: number): readonly RecipientRecord[] {
  const { sql } = session;
  const campaign = findCampaignRow(session, id);
  if (campaign === undefined) return [];
  const rows = sql("SELECT * FROM recipient WHERE campaign = ? AND position >= ? ORDER BY position LIMIT ?").all(
    campaign.key,
    from,
    limit,
  );
  // The requests cover consecutive, disjoint runs of recipients.
  const requests = sql(`SELECT * FROM request WHERE campaign = ? AND last >= ? AND first < ? ORDER BY last`)
    .all(campaign.key, from, from + limit)
    .map(readCountedRequest);
  let at = 0;
  return rows.map((row) => {
    const position = integer(row, "position");
    while ((requests[at]?.last ?? position) < position) at += 1;
    const request = requests[at];
    const covers = request !== undefined && request.first <= position;
    return readRecipient(row, covers ? request : undefined);
  });
}

/** Reads the recipients of a request. */
export function readSendable({ sql }: Session, { campaign, first, last }: RequestRow): readonly StoredRecipient[] {
  return sql(`SELECT position, number, datas FROM recipient
    WHERE campaign = ? AND position BETWEEN ? AND ? AND state IS NULL ORDER BY position`)
    .all(campaign, first, last)
    .map((row) => ({ index: integer(row, "position"), to: blob(row, "number"), datas: optional(blob, row, "datas") }));
}

/** A run of recipients that share a request. */
export interface Run {
  readonly first: number;
  last: number;
  size: number;
  readonly variant: Uint8Array;
}

/** Recipients read at a time while planning. */
const PAGE = 1_000;

/**
 * Groups recipients from a position on: consecutive ones of the same variant, up to `batchSize`.
 *
 * @returns up to `limit` runs, and the position behind the last
 */
export function groupRecipients(
  { sql }: Session,
  campaign: number,
  from: number,
  batchSize: number,
  limit: number,
): { readonly runs: readonly Run[]; readonly next: number } {
  const page = sql(`SELECT position, variant, state IS NULL AS sendable FROM recipient
    WHERE campaign = ? AND position >= ? ORDER BY position LIMIT ?`);
  const runs: Run[] = [];
  let open: Run | undefined;
  let next = from;
  for (;;) {
    const rows = page.all(campaign, next, PAGE);
    for (const row of rows) {
      const position = integer(row, "position");
      if (integer(row, "sendable") === 1) {
        const variant = optional(blob, row, "variant") ?? NOTHING;
        if (open === undefined || open.size === batchSize || Buffer.compare(open.variant, variant) !== 0) {
          if (runs.length === limit) return { runs, next: position };
          open = { first: position, last: position, size: 0, variant };
          runs.push(open);
        }
        open.last = position;
        open.size += 1;
      }
      next = position + 1;
    }
    if (rows.length < PAGE) return { runs, next };
  }
}
