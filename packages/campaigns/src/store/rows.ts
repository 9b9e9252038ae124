import { blob, integer, oneOf, optional, type Row, text } from "./columns.js";
import type { RecipientRecord, StateCount, StoredCampaign, StoredReport, TimeCount } from "./records.js";
import {
  CAMPAIGN_STATUSES,
  type CampaignStatus,
  RECIPIENT_STATES,
  REQUEST_STATES,
  type RecipientState,
  type RequestState,
  recipientStateOf,
  tallyCode,
} from "./states.js";

/** States that a recipient has itself; all others are those of its request. */
const OWN_STATES: readonly RecipientState[] = ["duplicate", "unsent", "delivered", "undelivered"];
const TIMED_STATES: readonly TimeCount["state"][] = ["accepted", "rejected", "unknown", "delivered", "undelivered"];

/** Reads the status of a row of `campaign`. */
export function readStatus(row: Row): CampaignStatus {
  return oneOf(CAMPAIGN_STATUSES, row, "status");
}

/** Reads a row of `campaign`. */
export function readCampaign(row: Row): StoredCampaign {
  return {
    id: text(row, "public_id"),
    name: text(row, "name"),
    templateId: text(row, "template_id"),
    message: blob(row, "message"),
    status: readStatus(row),
    createdAt: integer(row, "created_at"),
    importedAt: integer(row, "imported_at"),
    keyCheck: optional(blob, row, "key_check"),
  };
}

/** A request of the journal. */
export interface RequestRow {
  readonly campaign: number;
  readonly number: number;
  readonly reqId: string;
  /** Positions of its first and its last recipient. */
  readonly first: number;
  readonly last: number;
  readonly state: RequestState;
  readonly code: string | undefined;
  readonly token: number;
}

/** Reads a row of `request`. */
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

/** What a recipient inherits from its request. */
export interface InheritedColumns extends Pick<RequestRow, "reqId" | "state" | "code"> {
  readonly begunAt: number | undefined;
  readonly sid: string | undefined;
}

/**
 * Reads a row of `recipient`.
 *
 * @param planned its request, if it has one
 */
export function readRecipient(row: Row, planned: InheritedColumns | undefined): RecipientRecord {
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

/** Computes the key under which the recipient of a report is found, from the row of its campaign. */
export function readReportKey(
  { keyOf }: Pick<StoredReport, "keyOf">,
  campaign: Row | undefined,
): Uint8Array | undefined {
  if (campaign === undefined) return undefined;
  return keyOf({ id: text(campaign, "public_id"), keyCheck: optional(blob, campaign, "key_check") });
}

/** Reads a row with a state, a code (empty for none) and a count. */
export function readStateCount(row: Row): StateCount {
  return {
    state: oneOf(RECIPIENT_STATES, row, "state"),
    code: text(row, "code") || undefined,
    count: integer(row, "count"),
  };
}

/** Reads a row with the start of a period, a state and a count. */
export function readTimeCount(row: Row): TimeCount {
  return { from: integer(row, "from"), state: oneOf(TIMED_STATES, row, "state"), count: integer(row, "count") };
}
