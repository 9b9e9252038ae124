import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatTimestamp, parseTimestamp } from "../../../src/protocol/signing/timestamp.js";

const instants = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(9999, 11, 31) });

describe("formatTimestamp", () => {
  it("returns 14 digits, eight hours ahead of UTC", () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const stamp = formatTimestamp(instant);
        expect(stamp).toMatch(/^\d{14}$/);
        const [, year, month, day, hour, minute, second] = /(....)(..)(..)(..)(..)(..)/.exec(stamp) ?? [];
        const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`;
        expect(Date.parse(iso)).toBe(Math.floor(instant / 1000) * 1000);
      }),
    );
  });

  it("drops fractions of a second instead of rounding them", () => {
    expect(formatTimestamp(Date.UTC(2024, 11, 31, 15, 59, 59, 999))).toBe("20241231235959");
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15])(
    "rejects %d, which is no instant: nothing may be signed for it",
    (instant) => {
      expect(() => formatTimestamp(instant)).toThrow(RangeError);
    },
  );
});

describe("parseTimestamp", () => {
  it("parses the output of formatTimestamp", () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(parseTimestamp(formatTimestamp(instant))).toBe(Math.floor(instant / 1000) * 1000);
      }),
    );
  });

  it("parses or rejects any 14 digits, without changing them", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{14}$/), (stamp) => {
        const instant = parseTimestamp(stamp);
        if (instant !== undefined) expect(formatTimestamp(instant)).toBe(stamp);
      }),
    );
  });

  it.each([
    ["29 February of a common year", "20230229120000"],
    ["29 February of 1900", "19000229120000"],
    ["31 April", "20240431120000"],
    ["day 0", "20240100120000"],
    ["month 0", "20240001120000"],
    ["month 13", "20241301120000"],
    ["hour 24", "20240101240000"],
    ["minute 60", "20240101006000"],
    ["second 60", "20161231235960"],
    ["13 digits", "2024010112000"],
    ["15 digits", "202401011200000"],
    ["nothing", ""],
    ["letters", "2024010112000x"],
    ["the dashed form", "2024-01-01 12:00:00"],
    ["a blank in front", " 20240101120000"],
    ["a line end behind", "20240101120000\n"],
    ["full-width digits", "２０２４０１０１１２００００"],
  ])("rejects %s", (_, stamp) => {
    expect(parseTimestamp(stamp)).toBeUndefined();
  });
});
