import { randomUUID } from "node:crypto";
import { blob, integer, optional, type Row } from "../store/columns.js";
import type { StoredRecipient } from "../store/records.js";
import { type RequestRow, readRequest } from "../store/rows.js";
import { ABANDONED } from "../store/states.js";
import type { BeginOptions, BeginResult, PlanOptions, RequestOutcome } from "../store/store.js";
import type { RequestQueue } from "./request-queue.js";
import { findCampaignRow, REQUEST_COLUMNS } from "./rows.js";
import type { Transact, Transaction } from "./transactions.js";

/** What requests need: the schema of the journal, and the queue that hands them out. */
export interface RequestsSetup {
  readonly schema: string;
  readonly transact: Transact;
  readonly queue: RequestQueue;
}

/** Plans requests for recipients that have none, and queues them, in one transaction. */
export async function planRequests(
  { schema, transact, queue }: RequestsSetup,
  id: string,
  { batchSize, limit, newReqId }: PlanOptions,
): Promise<{ planned: number; done: boolean }> {
  const found = await transact((transaction) => findCampaignRow(transaction, schema, id));
  if (found?.status !== "ready") return { planned: 0, done: true };
  if (found.planned >= found.recipients) return { planned: 0, done: true };
  await queue.ensure(found.key);
  return await transact(async (transaction) => {
    const campaign = await findCampaignRow(transaction, schema, id, "locked");
    if (campaign?.status !== "ready") return { planned: 0, done: true };
    const { key } = campaign;
    const rows = await transaction.query(groupStatement(schema), [key, campaign.planned, batchSize, limit]);
    const runs = rows.slice(0, limit);
    const numbers = runs.map((_, at) => campaign.requests + at);
    await transaction.query(
      `INSERT INTO ${schema}.request (campaign, number, req_id, first, last, size)
        SELECT $1, * FROM unnest($2::int[], $3::text[], $4::int[], $5::int[], $6::int[])`,
      [
        key,
        numbers,
        runs.map(newReqId),
        ...["first", "last", "size"].map((column) => runs.map((row) => integer(row, column))),
      ],
    );
    await queue.put(transaction, key, numbers);
    const next = nextPosition(rows, { limit, batchSize, recipients: campaign.recipients });
    const update = `UPDATE ${schema}.plan SET planned = $2, requests = requests + $3 WHERE campaign = $1`;
    await transaction.query(update, [key, next, runs.length]);
    return { planned: runs.length, done: next >= campaign.recipients };
  });
}

/**
 * Groups recipients from a position on: consecutive ones of the same variant, up to the batch size. Reads as many as
 * `limit` full requests have; so a group that is cut off is behind the last one that is wanted, or full.
 */
function groupStatement(schema: string): string {
  return `WITH sendable AS (
    SELECT position, variant IS DISTINCT FROM lag(variant) OVER (ORDER BY position) AS begins FROM (
      SELECT position, variant FROM ${schema}.recipient
        WHERE campaign = $1 AND position >= $2 AND state IS NULL ORDER BY position LIMIT $3::int * $4::int
    ) AS page
  ), runs AS (
    SELECT position, count(*) FILTER (WHERE begins) OVER (ORDER BY position) AS run FROM sendable
  ), places AS (
    SELECT position, run, (row_number() OVER (PARTITION BY run ORDER BY position) - 1) / $3::int AS part FROM runs
  )
  SELECT min(position) AS first, max(position) AS last, count(*)::int AS size FROM places
    GROUP BY run, part ORDER BY min(position) LIMIT $4::int + 1`;
}

function nextPosition(
  rows: readonly Row[],
  { limit, batchSize, recipients }: { limit: number; batchSize: number; recipients: number },
): number {
  const behind = rows[limit];
  if (behind !== undefined) return integer(behind, "first");
  const read = rows.reduce((sum, row) => sum + integer(row, "size"), 0);
  const last = rows.at(-1);
  return last !== undefined && read === limit * batchSize ? integer(last, "last") + 1 : recipients;
}

/** Takes a request from the queue and writes the intent to send it, in one transaction. */
export async function beginRequest(setup: RequestsSetup, id: string, options: BeginOptions): Promise<BeginResult> {
  const { schema, transact } = setup;
  const attempt = randomUUID();
  return await transact(async (transaction) => {
    const campaign = await findCampaignRow(transaction, schema, id);
    if (campaign?.status !== "ready") return { status: "stopped", campaign: campaign?.status };
    if (options.repeat !== undefined && campaign.clockDistrusted) return { status: "empty" };
    const request =
      (await findAttempt(setup, transaction, campaign.key, attempt)) ??
      (await takeRequest(setup, transaction, campaign.key, options, attempt));
    if (request === undefined) return { status: "empty" };
    const { number, token, reqId } = request;
    const recipients = await readSendable(setup, transaction, request);
    return { status: "begun", begun: { request: number, token, reqId, recipients } };
  });
}

/** The intent of an earlier try that was committed, although its answer was lost. */
async function findAttempt(
  { schema }: RequestsSetup,
  { query, retried }: Transaction,
  campaign: number,
  attempt: string,
): Promise<RequestRow | undefined> {
  if (!retried) return undefined;
  const select = `SELECT ${REQUEST_COLUMNS} FROM ${schema}.request
    WHERE campaign = $1 AND state = 'intended' AND attempt = $2`;
  const [row] = await query(select, [campaign, attempt]);
  return row && readRequest(row);
}

async function takeRequest(
  { schema, queue }: RequestsSetup,
  transaction: Transaction,
  campaign: number,
  options: BeginOptions,
  attempt: string,
): Promise<RequestRow | undefined> {
  const { now, day, leaseMs, request: wanted, repeat } = options;
  const intend = async (number: number): Promise<RequestRow | undefined> => {
    const update = `UPDATE ${schema}.request SET state = 'intended', code = NULL, token = token + 1, attempt = $3,
      day = $4, begun_at = $5, lease_until = $6 WHERE campaign = $1 AND number = $2 AND state = $7
      RETURNING ${REQUEST_COLUMNS}`;
    const before = repeat === undefined ? "waiting" : "unknown";
    const [row] = await transaction.query(update, [campaign, number, attempt, day, now, now + leaseMs, before]);
    return row && readRequest(row);
  };
  const find = async (condition: string, ...values: readonly unknown[]): Promise<RequestRow | undefined> => {
    const [row] = await transaction.query(
      `SELECT number FROM ${schema}.request WHERE campaign = $1 AND ${condition}
        ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [campaign, ...values],
    );
    return row && (await intend(integer(row, "number")));
  };
  if (repeat !== undefined) {
    const among = "state = 'unknown' AND day = $2 AND begun_at BETWEEN $3 AND $4 AND ($5::int IS NULL OR number = $5)";
    return await find(among, day, repeat.from, repeat.until, wanted ?? null);
  }
  if (wanted !== undefined) return await intend(wanted);
  for (;;) {
    const number = await queue.take(transaction, campaign);
    // The journal is the truth: what waits there is sent, should the queue have lost it.
    if (number === undefined) return await find("state = 'waiting'");
    const request = await intend(number);
    // One that is not there to be sent any more, since a report proved that it was accepted.
    if (request !== undefined) return request;
  }
}

async function readSendable(
  { schema }: RequestsSetup,
  { query }: Transaction,
  { campaign, first, last }: RequestRow,
): Promise<readonly StoredRecipient[]> {
  const select = `SELECT position, number, datas FROM ${schema}.recipient
    WHERE campaign = $1 AND position BETWEEN $2 AND $3 AND state IS NULL ORDER BY position`;
  const rows = await query(select, [campaign, first, last]);
  return rows.map((row) => {
    return { index: integer(row, "position"), to: blob(row, "number"), datas: optional(blob, row, "datas") };
  });
}

/** Writes the outcome of an attempt, and queues the request again where it was not sent, in one transaction. */
export async function endRequest(
  { schema, transact, queue }: RequestsSetup,
  id: string,
  number: number,
  token: number,
  { state, code, smsMessageSid, now }: RequestOutcome,
): Promise<boolean> {
  return await transact(async (transaction) => {
    const campaign = await findCampaignRow(transaction, schema, id);
    if (campaign === undefined) return false;
    const select = `SELECT ${REQUEST_COLUMNS} FROM ${schema}.request WHERE campaign = $1 AND number = $2 FOR UPDATE`;
    const [row] = await transaction.query(select, [campaign.key, number]);
    const request = row && readRequest(row);
    if (request?.token !== token) return false;
    // A report, or an earlier outcome, is stronger than a late one.
    const isOpen = request.state === "intended" || request.state === "unknown";
    const [newState, newCode] = isOpen ? [state, code] : [request.state, request.code];
    await transaction.query(
      `UPDATE ${schema}.request SET state = $3, code = $4, sid = COALESCE($5, sid), ended_at = $6
        WHERE campaign = $1 AND number = $2`,
      [campaign.key, number, newState, newCode ?? null, smsMessageSid ?? null, now],
    );
    if (isOpen && state === "waiting") await queue.put(transaction, campaign.key, [number]);
    return true;
  });
}

/** Makes abandoned intents `unknown`; returns how many. */
export async function expireRequests({ schema, transact }: RequestsSetup, id: string, now: number): Promise<number> {
  const rows = await transact(({ query }) =>
    query(
      `UPDATE ${schema}.request SET state = 'unknown', code = $3
        WHERE campaign = (SELECT id FROM ${schema}.campaign WHERE public_id = $1)
        AND state = 'intended' AND lease_until <= $2 RETURNING number`,
      [id, now, ABANDONED],
    ),
  );
  return rows.length;
}
