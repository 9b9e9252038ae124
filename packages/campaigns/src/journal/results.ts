import type { RecipientResult } from "../campaigns.js";
import type { Context } from "../context.js";
import type { RecipientRecord, StoredCampaign } from "../store/records.js";
import { beijingTime } from "./beijing-time.js";
import { findStored } from "./find-campaign.js";
import { openDatas, placeOf } from "./journal-codec.js";
import { endState } from "./progress.js";
import type { Seal } from "./seal.js";

/** Recipients read at a time. */
const PAGE = 1_000;

/** Reads the state of each recipient, page by page. */
export async function* readResults(context: Context, id: string): AsyncGenerator<RecipientResult, void, undefined> {
  const campaign = await findStored(context, id);
  const seal = context.seals.of(campaign);
  for (let from = 0; ; ) {
    const page = await context.store.readRecipients(id, from, PAGE);
    for (const record of page) yield toResult(record, campaign, seal);
    if (page.length < PAGE) return;
    from += page.length;
  }
}

function toResult(record: RecipientRecord, { status }: StoredCampaign, seal: Seal): RecipientResult {
  const { index, line, code, sentAt, reportedAt, reqId, smsMessageSid } = record;
  return {
    index,
    to: seal.open(record.to, placeOf("to", index)),
    datas: openDatas(seal, record.datas, index),
    line,
    state: endState(record.state, status),
    code,
    sentAt,
    reportedAt,
    reqId,
    smsMessageSid,
  };
}

const COLUMNS = ["index", "line", "to", "state", "code", "sentAt", "reportedAt", "reqId", "smsMessageSid"];
const BOM = "\ufeff";

/** Writes results as CSV: UTF-8 with a BOM, CRLF, times in Beijing. */
export async function* writeCsv(results: AsyncIterable<RecipientResult>): AsyncGenerator<string, void, undefined> {
  let rows = `${BOM}${COLUMNS.join(",")}\r\n`;
  let waiting = 0;
  for await (const { index, line, to, state, code, sentAt, reportedAt, reqId, smsMessageSid } of results) {
    const times = [sentAt, reportedAt].map((time) => time && beijingTime(time));
    const cells = [index, line, to, state, code, ...times, reqId, smsMessageSid];
    rows += `${cells.map(toCell).join(",")}\r\n`;
    waiting += 1;
    if (waiting < PAGE) continue;
    yield rows;
    rows = "";
    waiting = 0;
  }
  if (rows !== "") yield rows;
}

/** A cell that begins like a formula would be run by a spreadsheet: malformed numbers are what was given. */
function toCell(value: string | number | undefined): string {
  const text = String(value ?? "").replace(/^(?=[=+@\t\r-])/, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
