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
