/**
 * Status of a campaign. Only `ready` campaigns are sent. Whether a campaign is done is not a status: it is when no
 * recipient is `pending` or `sending`.
 */
export type CampaignStatus = "importing" | "ready" | "paused" | "cancelled";

/** State of a recipient; `RecipientResult` explains each. */
export type RecipientState =
  | "pending"
  | "sending"
  | "accepted"
  | "delivered"
  | "undelivered"
  | "rejected"
  | "unknown"
  | "unsent"
  | "duplicate";

/**
 * State of one request in the journal.
 *
 * - `waiting`: planned, and no attempt has reached the platform; it can be sent
 * - `intended`: the intent is stored, the outcome is not; the request may have been sent
 * - `accepted`, `rejected`, `unknown`: the outcome of its last attempt
 */
export type RequestState = "waiting" | "intended" | "accepted" | "rejected" | "unknown";

/** All values of {@link CampaignStatus}. */
export const CAMPAIGN_STATUSES: readonly CampaignStatus[] = ["importing", "ready", "paused", "cancelled"];

/** All values of {@link RecipientState}. */
export const RECIPIENT_STATES: readonly RecipientState[] = [
  "pending",
  "sending",
  "accepted",
  "delivered",
  "undelivered",
  "rejected",
  "unknown",
  "unsent",
  "duplicate",
];

/** All values of {@link RequestState}. */
export const REQUEST_STATES: readonly RequestState[] = ["waiting", "intended", "accepted", "rejected", "unknown"];

/** Code of a request whose process ended before it stored an outcome. */
export const ABANDONED = "abandoned";

/** State of the recipients of a request that have no state of their own. */
export function recipientStateOf(state: RequestState): RecipientState {
  if (state === "waiting") return "pending";
  return state === "intended" ? "sending" : state;
}

/** Code by which recipients of a request are counted: only final states are counted by code. */
export function tallyCode(state: RequestState, code: string | undefined): string | undefined {
  return state === "rejected" || state === "unknown" ? code : undefined;
}

/** Whether a status report makes a request of this state `accepted`. */
export function isAcceptedByReport(state: RequestState): boolean {
  return state !== "accepted" && state !== "rejected";
}
