import { expect, it } from "vitest";
import { compare, median, quantile } from "../src/compare.js";

it("gives medians in microseconds and the ratio of neighbours", async () => {
  let clock = 0;
  let round = 0;
  // The machine slows down round by round, and both with it; the second work takes a third of the first.
  const first = (): void => {
    round += 1;
    clock += 30 * round;
  };
  const second = (): void => {
    clock += 10 * round;
  };
  const found = await compare(first, second, { times: 10, rounds: 5, now: () => clock });
  expect(found.ratio).toBeCloseTo(3);
  expect(found.first).toBeCloseTo((30 * 6 * 1000) / 10);
  expect(found.second).toBeCloseTo((10 * 6 * 1000) / 10);
});

it("finds quantiles", () => {
  const values = [5, 1, 4, 2, 3];
  expect(median(values)).toBe(3);
  expect(quantile(values, 0.99)).toBe(5);
  expect(quantile([], 0.5)).toBeNaN();
});
