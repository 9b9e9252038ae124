const HOUR = 3_600_000;
/** Beijing is eight hours ahead of UTC, without daylight saving time. */
const OFFSET = 8 * HOUR;
const DAY = 24 * HOUR;

/** Calendar day in Beijing, `yyyyMMdd`. The platform's `reqId` is unique within one (spec/reference/sms.md#sendtemplatesms). */
export function beijingDay(now: number): string {
  return new Date(now + OFFSET).toISOString().slice(0, 10).replaceAll("-", "");
}

/** Midnight in Beijing at or before a time, and the next one, milliseconds since 1970. */
export function beijingMidnights(now: number): { readonly last: number; readonly next: number } {
  const last = Math.floor((now + OFFSET) / DAY) * DAY - OFFSET;
  return { last, next: last + DAY };
}

/** Minutes since midnight in Beijing. */
export function beijingMinute(now: number): number {
  return Math.floor((now - beijingMidnights(now).last) / 60_000);
}

/** `yyyy-MM-dd HH:mm:ss` in Beijing. */
export function beijingTime(now: number): string {
  return new Date(now + OFFSET).toISOString().slice(0, 19).replace("T", " ");
}
