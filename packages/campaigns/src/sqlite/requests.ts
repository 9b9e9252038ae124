import type { Row } from "../store/columns.js";
import { ABANDONED } from "../store/states.js";
import type { BeginOptions, BeginResult, PlanOptions, RequestOutcome } from "../store/store.js";
import { groupRecipients, readSendable } from "./recipients.js";
import { findCampaignRow, readCountedRequest, type Session } from "./session.js";
import { setRequestState } from "./tally.js";

/** Plans requests for recipients that have none. */
export function planRequests(
  session: Session,
  id: string,
  { batchSize, limit, newReqId }: PlanOptions,
): { planned: number; done: boolean } {
  const { sql } = session;
  const campaign = findCampaignRow(session, id);
  if (campaign?.status !== "ready") return { planned: 0, done: true };
  const { runs, next } = groupRecipients(session, campaign.key, campaign.planned, batchSize, limit);
  const insert = sql(`INSERT INTO request (campaign, number, req_id, first, last, size, state)
    VALUES (?, ?, ?, ?, ?, ?, 'waiting')`);
  let number = campaign.requests;
  for (const { first, last, size } of runs) insert.run(campaign.key, number++, newReqId(), first, last, size);
  sql("UPDATE campaign SET planned = ?, requests = ? WHERE id = ?").run(next, number, campaign.key);
  return { planned: runs.length, done: next >= campaign.recipients };
}

/** Whether a request waits. */
export function hasWaiting(session: Session, id: string): boolean {
  const campaign = findCampaignRow(session, id);
  const select = "SELECT 1 FROM request INDEXED BY request_state WHERE campaign = ? AND state = 'waiting' LIMIT 1";
  return campaign !== undefined && session.sql(select).get(campaign.key) !== undefined;
}

/** Writes the intent to send a request. */
export function beginRequest(session: Session, id: string, options: BeginOptions): BeginResult {
  const campaign = findCampaignRow(session, id);
  if (campaign?.status !== "ready") return { status: "stopped", campaign: campaign?.status };
  if (options.repeat !== undefined && campaign.clockDistrusted) return { status: "empty" };
  const row = findRequest(session, campaign.key, options);
  if (row === undefined) return { status: "empty" };
  const request = setRequestState(session, readCountedRequest(row), "intended", undefined);
  const token = request.token + 1;
  session
    .sql(`UPDATE request SET token = ?, day = ?, begun_at = ?, lease_until = ? WHERE campaign = ? AND number = ?`)
    .run(token, options.day, options.now, options.now + options.leaseMs, campaign.key, request.number);
  const { number, reqId } = request;
  return { status: "begun", begun: { request: number, token, reqId, recipients: readSendable(session, request) } };
}

function findRequest({ sql }: Session, campaign: number, { request, repeat, day }: BeginOptions): Row | undefined {
  const from = request ?? 0;
  const to = request ?? Number.MAX_SAFE_INTEGER;
  if (repeat === undefined)
    return sql(`SELECT * FROM request INDEXED BY request_state WHERE campaign = ? AND state = 'waiting' AND number BETWEEN ? AND ?
      ORDER BY number LIMIT 1`).get(campaign, from, to);
  return sql(`SELECT * FROM request INDEXED BY request_state WHERE campaign = ? AND state = 'unknown' AND number BETWEEN ? AND ?
    AND day = ? AND begun_at BETWEEN ? AND ? ORDER BY number LIMIT 1`).get(
    campaign,
    from,
    to,
    day,
    repeat.from,
    repeat.until,
  );
}

/** Writes the outcome of an attempt; returns whether its token was the last. */
export function endRequest(
  session: Session,
  id: string,
  number: number,
  token: number,
  { state, code, smsMessageSid, now }: RequestOutcome,
): boolean {
  const { sql } = session;
  const campaign = findCampaignRow(session, id);
  if (campaign === undefined) return false;
  const row = sql("SELECT * FROM request WHERE campaign = ? AND number = ?").get(campaign.key, number);
  const request = row && readCountedRequest(row);
  if (request?.token !== token) return false;
  if (smsMessageSid !== undefined)
    sql("UPDATE request SET sid = ? WHERE campaign = ? AND number = ?").run(smsMessageSid, campaign.key, number);
  // A report, or an earlier outcome, is stronger than a late one.
  if (request.state === "intended" || request.state === "unknown") setRequestState(session, request, state, code);
  sql("UPDATE request SET ended_at = ? WHERE campaign = ? AND number = ?").run(now, campaign.key, number);
  return true;
}

/** Makes abandoned intents `unknown`; returns how many. */
export function expireRequests(session: Session, id: string, now: number): number {
  const campaign = findCampaignRow(session, id);
  return campaign === undefined ? 0 : expireOf(session, campaign.key, now);
}

/** Makes all intents of the store `unknown`: their process is gone. */
export function abandonAll(session: Session): void {
  for (const row of session.sql("SELECT DISTINCT campaign FROM request WHERE state = 'intended'").all())
    expireOf(session, Number(row["campaign"]), Number.MAX_SAFE_INTEGER);
}

function expireOf(session: Session, campaign: number, now: number): number {
  const rows = session
    .sql(
      "SELECT * FROM request INDEXED BY request_state WHERE campaign = ? AND state = 'intended' AND lease_until <= ?",
    )
    .all(campaign, now);
  for (const row of rows) setRequestState(session, readCountedRequest(row), "unknown", ABANDONED);
  return rows.length;
}
