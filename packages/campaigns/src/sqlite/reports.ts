import { integer, optional, text } from "../store/columns.js";
import type { StateCount, StoredReport, TimeCount } from "../store/records.js";
import { readReportKey, readStateCount, readTimeCount } from "../store/rows.js";
import { isAcceptedByReport, recipientStateOf, tallyCode } from "../store/states.js";
import { findCampaignRow, readCountedRequest, type Session } from "./session.js";
import { addToTally, setRequestState } from "./tally.js";

/** Records a status report of one recipient. */
export function recordReport(session: Session, report: StoredReport): "recorded" | "repeated" | "unmatched" {
  const { reqId, state, code, now } = report;
  const { sql } = session;
  const found = sql("SELECT * FROM request WHERE req_id = ?").get(reqId);
  if (found === undefined) return "unmatched";
  let request = readCountedRequest(found);
  const campaign = sql("SELECT public_id, key_check FROM campaign WHERE id = ?").get(request.campaign);
  const key = readReportKey(report, campaign);
  if (key === undefined) return "unmatched";
  const row = sql(`SELECT position, state, code FROM recipient INDEXED BY recipient_key
    WHERE campaign = ? AND key = ? AND position BETWEEN ? AND ? AND state IS NOT 'duplicate'`).get(
    request.campaign,
    key,
    request.first,
    request.last,
  );
  if (row === undefined) return "unmatched";
  const before = optional(text, row, "state");
  if (before === "delivered" || before === state) return "repeated";
  if (isAcceptedByReport(request.state)) request = setRequestState(session, request, "accepted", undefined);
  if (before === "undelivered") {
    addToTally(session, request.campaign, "undelivered", optional(text, row, "code"), -1);
  } else {
    addToTally(session, request.campaign, recipientStateOf(request.state), tallyCode(request.state, request.code), -1);
    sql("UPDATE request SET reported = reported + 1 WHERE campaign = ? AND number = ?").run(
      request.campaign,
      request.number,
    );
  }
  addToTally(session, request.campaign, state, code, 1);
  sql("UPDATE recipient SET state = ?, code = ?, reported_at = ? WHERE campaign = ? AND position = ?").run(
    state,
    code ?? null,
    now,
    request.campaign,
    integer(row, "position"),
  );
  return "recorded";
}

/** Number of recipients by state and code. */
export function countStates(session: Session, id: string): readonly StateCount[] {
  const campaign = findCampaignRow(session, id);
  if (campaign === undefined) return [];
  return session
    .sql("SELECT state, code, count FROM tally WHERE campaign = ? AND count > 0 ORDER BY state, code")
    .all(campaign.key)
    .map(readStateCount);
}

/** Number of recipients by time. `node:sqlite` binds numbers as REAL: without the cast, a division would keep the fraction. */
export function countTimes(session: Session, id: string, periodMs: number): readonly TimeCount[] {
  const campaign = findCampaignRow(session, id);
  if (campaign === undefined) return [];
  return session
    .sql(`SELECT "from", state, SUM(count) AS count FROM (
        SELECT begun_at / CAST(?1 AS INTEGER) * ?1 AS "from", state, size AS count FROM request
          WHERE campaign = ?2 AND state IN ('accepted', 'rejected', 'unknown')
        UNION ALL
        SELECT reported_at / CAST(?1 AS INTEGER) * ?1, state, 1 FROM recipient WHERE campaign = ?2 AND reported_at IS NOT NULL
      ) GROUP BY "from", state ORDER BY "from", state`)
    .all(periodMs, campaign.key)
    .map(readTimeCount);
}
