import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { delay, readRetryAfter } from "../../src/retry/backoff.js";

const POLICY = { baseDelayMs: 250, maxDelayMs: 10_000 };
const NOW = Date.UTC(2026, 0, 1);

describe("delay", () => {
  it.each([
    [1, 0, 0],
    [1, 0.5, 125],
    [2, 0.5, 250],
    [3, 0.5, 500],
    [20, 0.5, 5_000],
  ])("after attempt %i with random %f is %i ms", (attempt, random, expected) => {
    expect(delay(POLICY, attempt, random)).toBe(expected);
  });

  it("is at most the bound and at least Retry-After", () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        chance,
        fc.integer({ min: 0, max: 10_000 }),
        (attempt, random, asked) => {
          const pause = delay(POLICY, attempt, random, asked) ?? Number.NaN;
          expect(pause).toBeGreaterThanOrEqual(asked);
          expect(pause).toBeLessThanOrEqual(10_000);
        },
      ),
    );
  });

  it("is undefined when Retry-After exceeds the bound", () => {
    expect(delay(POLICY, 1, 0.5, 10_001)).toBeUndefined();
  });
});

describe("Retry-After", () => {
  it.each([
    [undefined, undefined],
    ["0", 0],
    ["2", 2_000],
    [new Date(NOW + 5_000).toUTCString(), 5_000],
    [new Date(NOW - 5_000).toUTCString(), 0],
    ["soon", undefined],
  ])("%s is %s ms", (header, expected) => {
    expect(readRetryAfter(header, NOW)).toBe(expected);
  });
});
