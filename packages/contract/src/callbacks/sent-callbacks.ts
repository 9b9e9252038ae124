import { SENT_BY_AGENTS } from "./sent-by-agents.js";
import { SENT_BY_CALLS } from "./sent-by-calls.js";
import { SENT_BY_CONFERENCES } from "./sent-by-conferences.js";
import { SENT_BY_IVR } from "./sent-by-ivr.js";
import { SENT_BY_SMS } from "./sent-by-sms.js";
import type { SentCallback } from "./sent-callback.js";

/** What the sandbox sends. A form without a row here is sent by the suite, from the contract's example; a new row takes its place. */
export const SENT_CALLBACKS: readonly SentCallback[] = [
  ...SENT_BY_SMS,
  ...SENT_BY_CALLS,
  ...SENT_BY_IVR,
  ...SENT_BY_AGENTS,
  ...SENT_BY_CONFERENCES,
];
