import { formatTimestamp } from "@cloopen-rest/client/signing";

const DAY_MS = 24 * 60 * 60 * 1000;
/** How far Beijing is ahead of UTC: it has one time zone and no summer time. */
export const BEIJING_OFFSET_MS: number = 8 * 60 * 60 * 1000;

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

/** `yyyy-MM-ddTHH:mm:ss.SSS+08:00`, ISO 8601 in Beijing time: JSON of the sandbox's own pages. */
export function isoTime(instant: number): string {
  return new Date(instant + BEIJING_OFFSET_MS).toISOString().replace("Z", "+08:00");
}

/** `yyyy-MM-ddTHH:mm:ss+08:00`, Beijing time with its offset: what people read. */
export function readableTime(instant: number): string {
  return isoTime(instant).replace(/\.\d{3}/, "");
}

/** The calendar day in Beijing, `yyyyMMdd`. */
export function calendarDay(instant: number): string {
  return formatTimestamp(instant).slice(0, 8);
}

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
