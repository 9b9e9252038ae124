import type { RecipientState, RequestState } from "./store.js";

/** State of the recipients of a request that have no state of their own. */
export function recipientStateOf(state: RequestState): RecipientState {
  if (state === "waiting") return "pending";
  return state === "intended" ? "sending" : state;
}

/** Code by which recipients of a request are counted: only final states are counted by code. */
export function tallyCode(state: RequestState, code: string | undefined): string | undefined {
  return state === "refused" || state === "unknown" ? code : undefined;
}
