import { Refusal } from "./refusal.js";
import type { MainAccount } from "./state.js";

/** What sends a message or places a call. That these cost something, and nothing else does, is our choice. */
const CHARGED: ReadonlySet<string> = new Set([
  "agentMakeCall",
  "callback",
  "dialIvr",
  "landingCall",
  "sendSms",
  "sendTemplateSms",
  "voiceVerify",
]);

/**
 * Whether the main account, which pays for its sub-accounts, too, has anything left (spec/reference/authentication.md#codes-of-mistakes).
 *
 * @throws {Refusal} `111142` for an operation that costs something, with a balance of nothing or less
 */
export function checkBalance({ balance }: MainAccount, operationId: string): void {
  if (CHARGED.has(operationId) && Number(balance) <= 0) throw new Refusal("111142");
}
