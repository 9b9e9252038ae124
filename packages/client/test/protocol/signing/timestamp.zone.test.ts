import { describe, expect, it } from "vitest";
import { formatTimestamp, parseTimestamp } from "../../../src/protocol/signing/timestamp.js";

/** spec/reference/authentication.md#test-vectors, as instants; and what each catches. */
const INSTANTS = [
  ["2014-04-16T06:20:30Z", "20140416142030", "the vendor's own example"],
  ["2024-12-31T15:59:59Z", "20241231235959", "week-based years, 12-hour clocks, months from zero"],
  ["2024-02-29T04:00:00Z", "20240229120000", "calendar arithmetic"],
  ["2025-06-30T16:00:00Z", "20250701000000", "the zone, and midnight written as 24"],
] as const;

const { EXPECTED_TZ = "" } = process.env;
const JANUARY_OFFSETS: Readonly<Record<string, number>> = { UTC: 0, "America/New_York": 300, "Pacific/Auckland": -780 };

/** vitest.config.ts runs this file once in each of three zones. */
describe(`timestamps on a host in ${EXPECTED_TZ}`, () => {
  it("runs in the expected time zone", () => {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(EXPECTED_TZ);
    expect(new Date(2024, 0, 1).getTimezoneOffset()).toBe(JANUARY_OFFSETS[EXPECTED_TZ]);
  });

  it.each(INSTANTS)("are written in Beijing time: %s → %s (%s)", (instant, stamp) => {
    expect(formatTimestamp(Date.parse(instant))).toBe(stamp);
  });

  it.each(INSTANTS)("are read in Beijing time: %s ← %s (%s)", (instant, stamp) => {
    expect(parseTimestamp(stamp)).toBe(Date.parse(instant));
  });

  it("do not jump where the host changes its clock", () => {
    // New York springs forward at 07:00 UTC on this day, Auckland falls back at 14:00 UTC on that.
    for (const change of [Date.UTC(2024, 2, 10, 7), Date.UTC(2024, 3, 6, 14)]) {
      for (const minute of [-1, 0, 1]) {
        const instant = change + minute * 60_000;
        expect(parseTimestamp(formatTimestamp(instant))).toBe(instant);
      }
    }
  });
});
