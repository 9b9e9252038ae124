import { isInRanges } from "../errors/is-in-ranges.js";

/**
 * Codes after which every further request of the same sending would be refused, too: credentials, account, balance, application, template, and limits of the
 * whole account or request. Codes that may concern single recipients or their variables are not among them.
 */
export const FATAL_STATUS_CODES: readonly string[] = [
  // Credentials and addresses, but for 111111, too many at a time
  "111100-111110",
  "111113-111115",
  // Main account: unknown, suspended, closed, without balance
  "111128-111143",
  // Application: unknown, paused, under review, of somebody else
  "111169-111182",
  "111212",
  // Bulk sending suspended, no SMS for this application; no more SMS today
  "112302-112303",
  "112314",
  // Template: none, unknown, malformed, not approved, not of this application
  "112307",
  "112311",
  "112315",
  "112318",
  "112323",
  "160032",
  "160036",
  "160043",
  "160046",
  "160057",
  // Extension code
  "112312",
  "160065",
  // Channel without balance, signature, address of the caller
  "160014",
  "160019",
  "160053",
  // More numbers in a request than this system takes
  "160017",
  "160048",
  // Outside the hours of marketing
  "160071",
];

/** Whether a status code makes all further sending pointless. */
export function isFatalStatusCode(statusCode: string): boolean {
  return isInRanges(statusCode, FATAL_STATUS_CODES);
}
