import { listsCode } from "../kernel/spec.js";
import { StatusCodeError } from "../kernel/status-code-error.js";

/** Behaviour of a called party. */
export type CallOutcome = "answers" | "doesNotAnswer" | "isBusy" | "cannotBeReached" | "rejects" | "hangsUpEarly";

/** Milliseconds from the dialling of a number; absent when it does not happen. */
export interface LegPlan {
  readonly rings?: number;
  readonly answers?: number;
  /** The party, or the network, ends the leg by itself. */
  readonly ends?: number;
}

/** `199`, `01` to `05`, six digits: a convention of the sandbox, beside that of the numbers that ask for a status code. */
const CALL_OUTCOME = /^1990([1-5])\d{6}$/;
const OUTCOMES: Readonly<Record<string, CallOutcome>> = {
  "1": "doesNotAnswer",
  "2": "isBusy",
  "3": "cannotBeReached",
  "4": "rejects",
  "5": "hangsUpEarly",
};

/**
 * How a leg goes.
 *
 * @assumption A phone rings after a second and is answered after three; without an answer it rings
 *   for 30 seconds.
 */
export const LEG_PLANS: Readonly<Record<CallOutcome, LegPlan>> = {
  answers: { rings: 1_000, answers: 3_000 },
  doesNotAnswer: { rings: 1_000, ends: 30_000 },
  isBusy: { ends: 1_000 },
  cannotBeReached: { ends: 1_000 },
  rejects: { rings: 1_000, ends: 3_000 },
  hangsUpEarly: { rings: 1_000, answers: 3_000, ends: 5_000 },
};

/** Outcome of a call to a number: it is answered, unless the number is one of the sandbox's own. */
export function callOutcome(number: string): CallOutcome {
  return OUTCOMES[CALL_OUTCOME.exec(number)?.[1] ?? ""] ?? "answers";
}

/** Outcome of a message to one number, and its time; without a report the outcome stays unknown. */
export type SmsOutcome =
  | { readonly report: Readonly<{ status: string; deliverCode: string }>; readonly afterMs: number }
  | { readonly report: undefined };

/** @assumption A message takes four seconds to its phone. */
const DELIVERY_MS = 4_000;

const DELIVERED = { status: "0", deliverCode: "DELIVRD" } as const;
/**
 * `status` other than `0` means failed (spec/reference/webhooks.md#sms-status-report-and-mo).
 *
 * @assumption A failed delivery has `status` `1` and `deliverCode` `UNDELIV`: only `0` and
 *   `DELIVRD` are known.
 */
const FAILED = { status: "1", deliverCode: "UNDELIV" } as const;

/** `199`, `06` to `08`, six digits: beside the numbers of call-outcome.ts, which are for calls. */
const SMS_OUTCOME = /^1990([678])(\d{6})$/;

/** Outcome of a message to a number: it is delivered after four seconds, unless the number is one of the sandbox's own. */
export function smsOutcome(number: string): SmsOutcome {
  const [, kind, seconds] = SMS_OUTCOME.exec(number) ?? [];
  if (kind === "6") return { report: FAILED, afterMs: DELIVERY_MS };
  if (kind === "7") return { report: DELIVERED, afterMs: Number(seconds) * 1_000 };
  if (kind === "8") return { report: undefined };
  return { report: DELIVERED, afterMs: DELIVERY_MS };
}

const STATUS_CODE = /^19900(\d{6})$/;

/**
 * A called number of `199` `00` and six digits asks for that status code, so that clients in any
 * language can see each failure of an operation. A convention of the sandbox; `000000` and a code
 * that the operation does not list change nothing.
 *
 * @throws {StatusCodeError} with the code asked for
 */
export function throwForTestNumber(number: string, operationId: string): void {
  const code = STATUS_CODE.exec(number)?.[1];
  if (code === undefined || code === "000000" || !listsCode(operationId, code)) return;
  throw new StatusCodeError(code);
}
