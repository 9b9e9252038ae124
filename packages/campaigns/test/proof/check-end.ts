import type { CampaignRecipient, RecipientResult } from "../../src/campaigns.js";
import type { Finished } from "./live.js";
import { type Fate, isAmbiguous, isSafe } from "./network.js";
import type { Scenario } from "./scenario.js";

/** The end of a simulation, and the truth that its world knows. */
export interface End extends Finished {
  readonly scenario: Scenario;
  /** What became of the requests of each `reqId`. */
  readonly fates: ReadonlyMap<string, readonly Fate[]>;
  readonly crashes: number;
  /** How many messages each number got. */
  readonly sent: ReadonlyMap<string, number>;
}

/**
 * Checks the end of a simulation against the truth.
 *
 * @throws when anybody was lost, got two messages, or is in a state that the history does not explain
 */
export function checkEnd({ results, progress, status, scenario, fates, crashes, sent }: End): void {
  const { recipients } = scenario;
  if (results.length !== recipients.length)
    throw new Error(`${recipients.length} recipients went in, ${results.length} came out.`);
  results.forEach((result, index) => {
    if (result.index !== index || result.to !== numberOf(recipients[index]))
      throw new Error(`Recipient ${index} is another one.`);
  });
  /** Messages that a number may have got: one for each set of variables. */
  const allowed = new Map<string, number>();
  /** Recipients of a number that are no duplicates of each other. */
  const rows = new Map<string, number>();
  for (const { to, state } of results) {
    if (state === "duplicate") continue;
    rows.set(to, (rows.get(to) ?? 0) + 1);
    if (state !== "unsent") allowed.set(to, (allowed.get(to) ?? 0) + 1);
  }
  for (const [number, count] of sent) {
    if (count > (allowed.get(number) ?? 0)) throw new Error(`${number} got ${count} messages.`);
  }
  // The platform would reject most repeats by their reqId; the journal must not rely on it. Where the clock jumps,
  // requests are rejected for their timestamp, and these may be repeated.
  for (const [reqId, history] of scenario.run.repeatUnknown || scenario.clockJumps ? [] : fates) {
    if (!history.slice(0, -1).every(isSafe)) throw new Error(`${reqId} was sent again: ${history.join(", ")}.`);
  }
  // A report proves that its request was accepted, for all recipients of it.
  const reported = new Set(results.flatMap(({ state, reqId }) => (hasReport(state) ? [reqId] : [])));
  for (const { to, state, reqId } of results) {
    if (reported.has(reqId) && !hasReport(state) && state !== "accepted" && state !== "duplicate" && state !== "unsent")
      throw new Error(`${to} is ${state}, though its request was accepted.`);
  }
  for (const result of results) explain(result, { status, fates, crashes, sent, alone: rows.get(result.to) === 1 });
  checkSums(results, progress);
}

interface Truth extends Pick<End, "status" | "fates" | "crashes" | "sent"> {
  /** Only one message can have gone to the number, so the count of its messages tells about this recipient. */
  readonly alone: boolean;
}

function explain({ to, state, code, reqId }: RecipientResult, { status, fates, crashes, sent, alone }: Truth): void {
  const got = sent.get(to) ?? 0;
  const history = fates.get(reqId ?? "") ?? [];
  const isExplained = (): boolean => {
    switch (state) {
      case "accepted":
      case "delivered":
      case "undelivered":
        return alone ? got === 1 : got >= 1;
      case "rejected":
        return (!alone || got === 0) && code === "160042" && history.includes("rejected");
      case "unknown":
        return history.some(isAmbiguous) || (crashes > 0 && history.length > 0) || code === "abandoned";
      case "unsent":
        return to === "not a number" || (status === "cancelled" && (!alone || got === 0));
      case "duplicate":
        return true;
      default:
        return false;
    }
  };
  if (isExplained()) return;
  throw new Error(`${to} is ${state} ${code ?? ""}, got ${got} messages; its requests: ${history.join(", ")}.`);
}

function hasReport(state: RecipientResult["state"]): boolean {
  return state === "delivered" || state === "undelivered";
}

function checkSums(results: readonly RecipientResult[], progress: Finished["progress"]): void {
  const counts: Record<string, number> = { total: results.length };
  for (const { state } of results) counts[state] = (counts[state] ?? 0) + 1;
  for (const [state, count] of Object.entries(progress)) {
    if (count !== (counts[state] ?? 0))
      throw new Error(`progress says ${count} are ${state}, not ${counts[state] ?? 0}.`);
  }
}

function numberOf(recipient: CampaignRecipient | undefined): string | undefined {
  return typeof recipient === "string" ? recipient : recipient?.to;
}
