import { randomUUID } from "node:crypto";
import { integer, oneOf, optional, type Row, text } from "../store/columns.js";
import type { NewRecipient, RecipientRecord } from "../store/records.js";
import { readRecipient } from "../store/rows.js";
import { REQUEST_STATES } from "../store/states.js";
import { addToTally } from "./reports.js";
import { findCampaignRow } from "./rows.js";
import type { Transact } from "./transactions.js";

/** Appends to an import. Returns the number of duplicates, or `undefined` if the campaign is not being imported. */
export async function appendRecipients(
  schema: string,
  transact: Transact,
  id: string,
  recipients: readonly NewRecipient[],
  now: number,
): Promise<number | undefined> {
  const append = randomUUID();
  return await transact(async (transaction) => {
    const campaign = await findCampaignRow(transaction, schema, id, "locked");
    if (campaign?.status !== "importing") return undefined;
    // An earlier try was committed, although its answer was lost.
    if (campaign.append.id === append) return campaign.append.duplicates;
    const column = <Value>(read: (recipient: NewRecipient) => Value | undefined): (Value | null)[] =>
      recipients.map((recipient) => read(recipient) ?? null);
    const rows = await transaction.query(insertStatement(schema), [
      campaign.key,
      recipients.map((_, at) => campaign.recipients + at),
      column(({ line }) => line),
      column(({ to }) => Buffer.from(to)),
      column(({ key }) => Buffer.from(key)),
      column(({ datas }) => datas && Buffer.from(datas)),
      column(({ variant }) => Buffer.from(variant)),
      column(({ invalid }) => invalid),
    ]);
    const states = rows.map((row) => [optional(text, row, "state"), optional(text, row, "code")] as const);
    const duplicates = states.filter(([state]) => state === "duplicate").length;
    const sendable = states.filter(([state]) => state === undefined).length;
    await addToTally(transaction, schema, campaign.key, "duplicate", undefined, duplicates);
    for (const code of new Set(states.flatMap(([state, code]) => (state === "unsent" ? [code] : [])))) {
      const count = states.filter(([state, own]) => state === "unsent" && own === code).length;
      await addToTally(transaction, schema, campaign.key, "unsent", code, count);
    }
    await transaction.query(
      `UPDATE ${schema}.plan SET recipients = recipients + $2, sendable = sendable + $3, append_id = $4,
        append_duplicates = $5 WHERE campaign = $1`,
      [campaign.key, rows.length, sendable, append, duplicates],
    );
    await transaction.query(`UPDATE ${schema}.campaign SET imported_at = $2 WHERE id = $1`, [campaign.key, now]);
    return duplicates;
  });
}

/** `LATERAL` with a limit looks by the index. `EXISTS` read all recipients for each page, before their statistics came. */
function insertStatement(schema: string): string {
  return `WITH input AS (
    SELECT * FROM unnest($2::int[], $3::int[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[], $8::text[])
      AS input (position, line, number, key, datas, variant, code)
  )
  INSERT INTO ${schema}.recipient (campaign, position, line, number, key, datas, variant, state, code)
  SELECT $1, position, line, number, key, datas, variant, CASE
      WHEN code IS NOT NULL THEN 'unsent'
      WHEN row_number() OVER (PARTITION BY key, variant, code IS NULL ORDER BY position) > 1 THEN 'duplicate'
      WHEN known.yes THEN 'duplicate'
    END, code FROM input LEFT JOIN LATERAL (
      SELECT true AS yes FROM ${schema}.recipient AS old WHERE old.campaign = $1 AND old.key = input.key
        AND old.variant = input.variant AND old.state IS NULL LIMIT 1
    ) AS known ON true RETURNING state, code`;
}

/** Recipients from an index on, with what their requests and reports say. */
export async function readRecipients(
  schema: string,
  transact: Transact,
  id: string,
  from: number,
  limit: number,
): Promise<readonly RecipientRecord[]> {
  const rows = await transact(({ query }) =>
    query(
      // The requests cover consecutive, disjoint runs of recipients.
      `SELECT r.position, r.number, r.datas, r.line, r.state, r.code, r.reported_at::float8 AS reported_at,
          q.state AS request_state, q.code AS request_code, q.begun_at::float8 AS begun_at, q.req_id, q.sid
        FROM ${schema}.recipient r LEFT JOIN LATERAL (
          SELECT * FROM ${schema}.request q WHERE q.campaign = r.campaign AND q.last >= r.position
            ORDER BY q.last LIMIT 1
        ) q ON q.first <= r.position AND (r.state IS NULL OR r.state IN ('delivered', 'undelivered'))
        WHERE r.campaign = (SELECT id FROM ${schema}.campaign WHERE public_id = $1) AND r.position >= $2
        ORDER BY r.position LIMIT $3`,
      [id, from, limit],
    ),
  );
  return rows.map(toRecord);
}

function toRecord(row: Row): RecipientRecord {
  if (row["request_state"] === null) return readRecipient(row, undefined);
  return readRecipient(row, {
    reqId: text(row, "req_id"),
    state: oneOf(REQUEST_STATES, row, "request_state"),
    code: optional(text, row, "request_code"),
    begunAt: optional(integer, row, "begun_at"),
    sid: optional(text, row, "sid"),
  });
}
