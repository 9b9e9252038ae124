import type { Attributes } from "../pick-command.js";
import { dashedTime } from "../times.js";

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/**
 * Whether a queue works at an instant, by `worktime`, `offworkdate` and `offworkweekday` (spec/reference/contact-centre.md#createqueue), in Beijing time. A range ends before its last
 * minute, and one that ends before it begins goes over midnight (our choices).
 */
export function isInWorkingHours({ worktime, offworkdate, offworkweekday }: Attributes, instant: number): boolean {
  const [day = "", clock = ""] = dashedTime(instant).split(" ");
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
  if (offworkweekday?.split("#").includes(weekday)) return false;
  // Between the days stands a colon, or, as one client has it, a hyphen.
  const [first, last] = offworkdate?.match(/\d{4}-\d\d-\d\d/g) ?? [];
  if (first !== undefined && last !== undefined && day >= first && day <= last) return false;
  return !worktime || worktime.split(";").some((range) => isWithin(range, clock.slice(0, 5)));
}

function isWithin(range: string, minute: string): boolean {
  const [begin = "", end = ""] = range.split("-");
  return begin <= end ? minute >= begin && minute < end : minute >= begin || minute < end;
}
