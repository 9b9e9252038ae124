/** What a called party does. */
export type CallOutcome = "answers" | "doesNotAnswer" | "isBusy" | "cannotBeReached" | "rejects" | "hangsUpEarly";

/** Milliseconds from the dialling of a number; absent where it does not come to that. */
export interface LegPlan {
  readonly rings?: number;
  readonly answers?: number;
  /** The party, or the network, ends the leg by itself. */
  readonly ends?: number;
}

/** `199`, `01` to `05`, six digits: a convention of the sandbox, beside that of the numbers that ask for a status code. */
const OUTCOME = /^1990([1-5])\d{6}$/;
const OUTCOMES: Readonly<Record<string, CallOutcome>> = {
  "1": "doesNotAnswer",
  "2": "isBusy",
  "3": "cannotBeReached",
  "4": "rejects",
  "5": "hangsUpEarly",
};

/** How a leg goes. The times are our choice. */
export const LEG_PLANS: Readonly<Record<CallOutcome, LegPlan>> = {
  answers: { rings: 1_000, answers: 3_000 },
  doesNotAnswer: { rings: 1_000, ends: 30_000 },
  isBusy: { ends: 1_000 },
  cannotBeReached: { ends: 1_000 },
  rejects: { rings: 1_000, ends: 3_000 },
  hangsUpEarly: { rings: 1_000, answers: 3_000, ends: 5_000 },
};

/** What becomes of a call to a number: it is answered, unless the number is one of the sandbox's own. */
export function callOutcome(number: string): CallOutcome {
  return OUTCOMES[OUTCOME.exec(number)?.[1] ?? ""] ?? "answers";
}
