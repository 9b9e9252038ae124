import { SENT_BY_AGENTS } from "./sent-by-agents.js";
import { SENT_BY_CALLS } from "./sent-by-calls.js";
import { SENT_BY_CONFERENCES } from "./sent-by-conferences.js";
import { SENT_BY_IVR } from "./sent-by-ivr.js";
import { SENT_BY_IVR_ANSWERS } from "./sent-by-ivr-answers.js";
import { SENT_BY_SMS } from "./sent-by-sms.js";
import type { SentCallback } from "./sent-callback.js";

/** What the sandbox sends. A form without a row here is covered by the contract's example alone, which the suite sends. */
export const SENT_CALLBACKS: readonly SentCallback[] = [
  ...SENT_BY_SMS,
  ...SENT_BY_CALLS,
  ...SENT_BY_IVR,
  ...SENT_BY_IVR_ANSWERS,
  ...SENT_BY_AGENTS,
  ...SENT_BY_CONFERENCES,
];
