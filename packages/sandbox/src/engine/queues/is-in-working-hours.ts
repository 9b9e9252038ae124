import type { Attributes } from "../pick-command.js";
import { dashedTime } from "../times.js";

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/**
 * Whether a queue works at an instant, by `worktime`, `offworkdate` and `offworkweekday` (ivr-conference-agent.md §10), in Beijing time. A range ends before its last
 * minute, and one that ends before it begins goes over midnight (our choices).
 */
export function isInWorkingHours({ worktime, offworkdate, offworkweekday }: Attributes, instant: number): boolean {
  const [day = "", clock = ""] = dashedTime(instant).split(" ");
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
  if (offworkweekday?.split("#").includes(weekday)) return false;
  // One day alone, or two with a colon between them; one client writes a hyphen instead.
  const [first, last = first] = offworkdate?.match(/\d{4}-\d\d-\d\d/g) ?? [];
  if (first !== undefined && last !== undefined && day >= first && day <= last) return false;
  return !worktime || worktime.split(";").some((range) => isWithin(range, clock.slice(0, 5)));
}

function isWithin(range: string, minute: string): boolean {
  const [begin = "", end = ""] = range.split("-");
  return begin <= end ? minute >= begin && minute < end : minute >= begin || minute < end;
}
