import { formatTimestamp } from "@cloopen-rest/client/signing";

/** `yyyyMMddHHmmss`, Beijing time: SMS and callbacks. */
export function compactTime(instant: number): string {
  return formatTimestamp(instant);
}

/** `yyyy-MM-dd HH:mm:ss`, Beijing time: accounts and calls. */
export function dashedTime(instant: number): string {
  return formatTimestamp(instant).replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, "$1-$2-$3 $4:$5:$6");
}

/** `yyyy-MM-dd HH:mm:ss.SSS`, Beijing time: SMS templates. */
export function millisecondTime(instant: number): string {
  return `${dashedTime(instant)}.${String(Math.floor(instant) % 1000).padStart(3, "0")}`;
}

/** The calendar day in Beijing, `yyyyMMdd`. */
export function calendarDay(instant: number): string {
  return formatTimestamp(instant).slice(0, 8);
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Beijing has one time zone and no summer time. */
const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;

/** The calendar day in Beijing, counted from 1970-01-01. */
export function dayNumber(instant: number): number {
  return Math.floor((instant + BEIJING_OFFSET_MS) / DAY_MS);
}

/** Talk time of a call that is over, in whole seconds; 0 when it was never answered. */
export function talkSeconds({
  answered,
  ended,
}: {
  readonly answered: number | undefined;
  readonly ended: number | undefined;
}): number {
  return answered === undefined || ended === undefined ? 0 : Math.round((ended - answered) / 1000);
}
