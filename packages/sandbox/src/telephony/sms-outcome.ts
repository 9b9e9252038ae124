/** What becomes of a message to one number, and when; without a report nobody hears of it again. */
export type SmsOutcome =
  | { readonly report: Readonly<{ status: string; deliverCode: string }>; readonly afterMs: number }
  | { readonly report: undefined };

/** How long a message takes to its phone: our choice. */
const DELIVERY_MS = 4_000;

const DELIVERED = { status: "0", deliverCode: "DELIVRD" } as const;
/** `status` other than `0` means failed; the value and the carrier's word are our choice. */
const FAILED = { status: "1", deliverCode: "UNDELIV" } as const;

/** `199`, `06` to `08`, six digits: beside the numbers of call-outcome.ts, which are for calls. */
const OUTCOME = /^1990([678])(\d{6})$/;

/** What becomes of a message to a number: it is delivered after four seconds, unless the number is one of the sandbox's own. */
export function smsOutcome(number: string): SmsOutcome {
  const [, kind, seconds] = OUTCOME.exec(number) ?? [];
  if (kind === "6") return { report: FAILED, afterMs: DELIVERY_MS };
  if (kind === "7") return { report: DELIVERED, afterMs: Number(seconds) * 1_000 };
  if (kind === "8") return { report: undefined };
  return { report: DELIVERED, afterMs: DELIVERY_MS };
}
