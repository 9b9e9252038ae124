import { operationNamed } from "../../kernel/spec.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import type { MainAccount } from "./state.js";

/**
 * Whether the main account, which pays for its sub-accounts, too, has anything left
 * (spec/reference/authentication.md#codes-of-mistakes).
 *
 * @throws {StatusCodeError} `111142` for an operation that the contract marks as `x-charged`, with
 *   a balance of nothing or less
 * @assumption Without a balance, what sends a message or places a call from this side gets
 *   `111142`, before its body is read.
 */
export function assertBalance({ balance }: MainAccount, operationId: string): void {
  if (operationNamed(operationId).charged && Number(balance) <= 0) throw new StatusCodeError("111142");
}

/** A span of time: from an instant on, before another. */
export interface Period {
  readonly from: number;
  readonly before: number;
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Beijing has one time zone and no summer time. */
const OFFSET_MS = 8 * HOUR_MS;

/**
 * The period of a bill (spec/reference/voice.md#requestbillrecords): `day` yesterday, `week` last week, Monday to Sunday, `month` the last calendar month; in Beijing's calendar.
 */
export function billPeriod(date: string, now: number): Period {
  const local = now + OFFSET_MS;
  const today = Math.floor(local / DAY_MS);
  if (date === "month") {
    const month = new Date(local).getUTCMonth();
    const year = new Date(local).getUTCFullYear();
    return toInstants(Date.UTC(year, month - 1, 1), Date.UTC(year, month, 1));
  }
  if (date === "week") {
    // Day 0 of 1970 was a Thursday.
    const monday = today - ((today + 3) % 7);
    return toInstants((monday - 7) * DAY_MS, monday * DAY_MS);
  }
  return toInstants((today - 1) * DAY_MS, today * DAY_MS);
}

function toInstants(from: number, before: number): Period {
  return { from: from - OFFSET_MS, before: before - OFFSET_MS };
}
