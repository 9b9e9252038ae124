import { integer, optional, text } from "../store/columns.js";
import type { StateCount, StoredReport, TimeCount } from "../store/records.js";
import { readReportKey, readRequest, readStateCount, readTimeCount } from "../store/rows.js";
import type { RecipientState } from "../store/states.js";
import { isAcceptedByReport } from "../store/states.js";
import { REQUEST_COLUMNS } from "./rows.js";
import type { Transact, Transaction } from "./transactions.js";

/** Reports that come at the same time seldom wait for each other's count. */
const SLOTS = 16;

/** Adds to the number of recipients whose state is their own. */
export async function addToTally(
  { query }: Transaction,
  schema: string,
  campaign: number,
  state: RecipientState,
  code: string | undefined,
  count: number,
): Promise<void> {
  if (count === 0) return;
  const slot = Math.floor(Math.random() * SLOTS);
  await query(
    `INSERT INTO ${schema}.tally AS old (campaign, state, code, slot, count) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (campaign, state, code, slot) DO UPDATE SET count = old.count + excluded.count`,
    [campaign, state, code ?? "", slot, count],
  );
}

/** Records a status report of one recipient. */
export async function recordReport(
  schema: string,
  transact: Transact,
  report: StoredReport,
): Promise<"recorded" | "repeated" | "unmatched"> {
  const { reqId, state, code, now } = report;
  return await transact(async (transaction) => {
    const { query } = transaction;
    const [found] = await query(`SELECT ${REQUEST_COLUMNS} FROM ${schema}.request WHERE req_id = $1 FOR UPDATE`, [
      reqId,
    ]);
    if (found === undefined) return "unmatched";
    const request = readRequest(found);
    const [campaign] = await query(`SELECT public_id, key_check FROM ${schema}.campaign WHERE id = $1`, [
      request.campaign,
    ]);
    const key = readReportKey(report, campaign);
    if (key === undefined) return "unmatched";
    const [row] = await query(
      `SELECT position, state, code FROM ${schema}.recipient WHERE campaign = $1 AND key = $2
        AND position BETWEEN $3 AND $4 AND (state IS NULL OR state IN ('delivered', 'undelivered')) LIMIT 1`,
      [request.campaign, Buffer.from(key), request.first, request.last],
    );
    if (row === undefined) return "unmatched";
    const before = optional(text, row, "state");
    if (before === "delivered" || before === state) return "repeated";
    if (before === "undelivered")
      await addToTally(transaction, schema, request.campaign, "undelivered", optional(text, row, "code"), -1);
    const proven = isAcceptedByReport(request.state);
    await query(
      `UPDATE ${schema}.request SET reported = reported + $3, state = $4, code = $5
        WHERE campaign = $1 AND number = $2`,
      [
        request.campaign,
        request.number,
        before === undefined ? 1 : 0,
        proven ? "accepted" : request.state,
        proven ? null : (request.code ?? null),
      ],
    );
    await addToTally(transaction, schema, request.campaign, state, code, 1);
    await query(
      `UPDATE ${schema}.recipient SET state = $3, code = $4, reported_at = $5 WHERE campaign = $1 AND position = $2`,
      [request.campaign, integer(row, "position"), state, code ?? null, now],
    );
    return "recorded";
  });
}

/** Number of recipients by state and code. */
export async function countStates(schema: string, transact: Transact, id: string): Promise<readonly StateCount[]> {
  const rows = await transact(({ query }) =>
    query(
      `WITH campaign AS (SELECT id FROM ${schema}.campaign WHERE public_id = $1)
      SELECT state, code, sum(count)::float8 AS count FROM (
        SELECT CASE state WHEN 'waiting' THEN 'pending' WHEN 'intended' THEN 'sending' ELSE state END AS state,
          CASE WHEN state IN ('rejected', 'unknown') THEN COALESCE(code, '') ELSE '' END AS code, size - reported AS count
          FROM ${schema}.request WHERE campaign = (SELECT id FROM campaign)
        UNION ALL SELECT state, code, count FROM ${schema}.tally WHERE campaign = (SELECT id FROM campaign)
        UNION ALL SELECT 'pending', '', sendable FROM ${schema}.plan WHERE campaign = (SELECT id FROM campaign)
        UNION ALL SELECT 'pending', '', -size FROM ${schema}.request WHERE campaign = (SELECT id FROM campaign)
      ) AS counts GROUP BY state, code HAVING sum(count) > 0 ORDER BY state, code`,
      [id],
    ),
  );
  return rows.map(readStateCount);
}

/** Number of recipients by time. */
export async function countTimes(
  schema: string,
  transact: Transact,
  id: string,
  periodMs: number,
): Promise<readonly TimeCount[]> {
  const rows = await transact(({ query }) =>
    query(
      `WITH campaign AS (SELECT id FROM ${schema}.campaign WHERE public_id = $1)
      SELECT ("time" / $2::bigint * $2::bigint)::float8 AS "from", state, sum(count)::float8 AS count FROM (
        SELECT begun_at AS "time", state, size AS count FROM ${schema}.request
          WHERE campaign = (SELECT id FROM campaign) AND state IN ('accepted', 'rejected', 'unknown')
        UNION ALL SELECT reported_at, state, 1 FROM ${schema}.recipient
          WHERE campaign = (SELECT id FROM campaign) AND reported_at IS NOT NULL
      ) AS counts GROUP BY 1, state ORDER BY 1, state`,
      [id, periodMs],
    ),
  );
  return rows.map(readTimeCount);
}
