import { ACCOUNTS } from "./accounts.js";
import { AGENTS } from "./agents.js";
import { APPLICATION } from "./application.js";
import { BALANCE } from "./balance.js";
import { CALLS } from "./calls.js";
import { COMMANDS } from "./commands.js";
import { CONFERENCES } from "./conferences.js";
import type { RejectionRule } from "./rule.js";
import { SMS } from "./sms.js";

/** Every rule that the suite breaks, area by area. */
export const REJECTION_RULES: readonly RejectionRule[] = [
  ...APPLICATION,
  ...ACCOUNTS,
  ...BALANCE,
  ...SMS,
  ...CALLS,
  ...CONFERENCES,
  ...AGENTS,
  ...COMMANDS,
];
