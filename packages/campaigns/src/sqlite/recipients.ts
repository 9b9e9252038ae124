import type { Row } from "../store/columns.js";
import { blob, integer, oneOf, optional, text } from "../store/columns.js";
import { recipientStateOf, tallyCode } from "../store/states.js";
import type { NewRecipient, RecipientRecord, RecipientState } from "../store/store.js";
import { findCampaignRow, type RequestRow, readRequest, type Session } from "./session.js";
import { addToTally } from "./tally.js";

const OWN_STATES: readonly RecipientState[] = ["duplicate", "unsent", "delivered", "undelivered"];
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
    .map(readRequest);
  let at = 0;
  return rows.map((row) => {
    const position = integer(row, "position");
    while ((requests[at]?.last ?? position) < position) at += 1;
    const request = requests[at];
    const covers = request !== undefined && request.first <= position;
    return toRecord(row, covers ? request : undefined);
  });
}

function toRecord(row: Row, planned: RequestRow | undefined): RecipientRecord {
  const own = row["state"] === null ? undefined : oneOf(OWN_STATES, row, "state");
  const request = own === "duplicate" || own === "unsent" ? undefined : planned;
  const inherited = request === undefined ? "pending" : recipientStateOf(request.state);
  return {
    index: integer(row, "position"),
    to: blob(row, "number"),
    datas: optional(blob, row, "datas"),
    line: optional(integer, row, "line"),
    state: own ?? inherited,
    code: own === undefined ? request && tallyCode(request.state, request.code) : optional(text, row, "code"),
    sentAt: request?.begunAt,
    reportedAt: optional(integer, row, "reported_at"),
    reqId: request?.reqId,
    smsMessageSid: request?.sid,
  };
}

/** Reads the recipients of a request. */
export function readSendable({ sql }: Session, { campaign, first, last }: RequestRow): readonly SendableRecipient[] {
  return sql(`SELECT position, number, datas FROM recipient
    WHERE campaign = ? AND position BETWEEN ? AND ? AND state IS NULL ORDER BY position`)
    .all(campaign, first, last)
    .map((row) => ({ index: integer(row, "position"), to: blob(row, "number"), datas: optional(blob, row, "datas") }));
}

/** A recipient of a request that is begun. */
export interface SendableRecipient {
  readonly index: number;
  readonly to: Uint8Array;
  readonly datas: Uint8Array | undefined;
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
