import { EMITTED_BY_AGENTS } from "./emitted-by-agents.js";
import { EMITTED_BY_CALLS } from "./emitted-by-calls.js";
import { EMITTED_BY_CONFERENCES } from "./emitted-by-conferences.js";
import { EMITTED_BY_IVR } from "./emitted-by-ivr.js";
import { EMITTED_BY_IVR_ANSWERS } from "./emitted-by-ivr-answers.js";
import { EMITTED_BY_SMS } from "./emitted-by-sms.js";
import type { EmittedCallback } from "./emitted-callback.js";

/** What the sandbox sends. A form without a row here is covered by the contract's example alone, which the suite sends. */
export const EMITTED_CALLBACKS: readonly EmittedCallback[] = [
  ...EMITTED_BY_SMS,
  ...EMITTED_BY_CALLS,
  ...EMITTED_BY_IVR,
  ...EMITTED_BY_IVR_ANSWERS,
  ...EMITTED_BY_AGENTS,
  ...EMITTED_BY_CONFERENCES,
];
