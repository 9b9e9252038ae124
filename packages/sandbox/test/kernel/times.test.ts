import { describe, expect, test } from "vitest";
import { calendarDay, compactTime, dashedTime, isoTime, readableTime } from "../../src/kernel/times.js";

describe("times are Beijing's, whatever zone the host is in", () => {
  test.each([
    [Date.UTC(2014, 3, 16, 6, 20, 30), "20140416142030", "2014-04-16 14:20:30", "20140416"],
    [Date.UTC(2024, 11, 31, 15, 59, 59), "20241231235959", "2024-12-31 23:59:59", "20241231"],
    [Date.UTC(2025, 5, 30, 16, 0, 0), "20250701000000", "2025-07-01 00:00:00", "20250701"],
    [Date.UTC(2024, 1, 29, 4, 0, 0) + 999, "20240229120000", "2024-02-29 12:00:00", "20240229"],
  ])("%i", (instant, compact, dashed, day) => {
    expect([compactTime(instant), dashedTime(instant), calendarDay(instant)]).toEqual([compact, dashed, day]);
  });
});

test.each([
  [0, "1970-01-01T08:00:00.000+08:00", "1970-01-01T08:00:00+08:00"],
  [Date.UTC(2024, 11, 31, 16, 0, 0) + 7, "2025-01-01T00:00:00.007+08:00", "2025-01-01T00:00:00+08:00"],
])("what people and programs read names the offset of Beijing: %i", (instant, iso, readable) => {
  expect([isoTime(instant), readableTime(instant)]).toEqual([iso, readable]);
  expect(Date.parse(iso)).toBe(instant);
});
