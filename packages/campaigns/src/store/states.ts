import type { RecipientState, RequestState } from "./store.js";

/** State of the recipients of a request that have none of their own. */
export function recipientStateOf(state: RequestState): RecipientState {
  if (state === "waiting") return "pending";
  return state === "intended" ? "sending" : state;
}

/** Only ends are told apart by their codes. */
export function tallyCode(state: RequestState, code: string | undefined): string | undefined {
  return state === "refused" || state === "unknown" ? code : undefined;
}
