import { expect, it } from "vitest";
import { compare, compareTimings, median, quantile, race } from "../src/compare.js";

it("gives microseconds a run, and a ratio that a machine which slows down does not move", async () => {
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
  const found = await compare(first, second, { times: 10, rounds: 5, warmUps: 3, now: () => clock });
  expect(found.ratio).toBeCloseTo(3);
  expect(found.first).toBeCloseTo((30 * 4 * 1000) / 10);
  expect(found.second).toBeCloseTo((10 * 4 * 1000) / 10);
  expect(found.range.map((each) => Math.round(each))).toEqual([3, 3]);
});

it("is not moved by rounds that a neighbour disturbed", () => {
  const quiet = Array.from({ length: 4 }, () => 10);
  const disturbed = Array.from({ length: 16 }, (_, at) => 50 + at);
  expect(compareTimings([...quiet, ...disturbed], [...disturbed, ...quiet]).ratio).toBe(1);
});

it("runs the works in turn", async () => {
  const order: string[] = [];
  const note = (name: string) => () => void order.push(name);
  await race({ a: note("a"), b: note("b") }, { times: 1, rounds: 2, warmUps: 1 });
  expect(order.join("")).toBe("ababab");
});

it("finds quantiles", () => {
  const values = [5, 1, 4, 2, 3];
  expect(median(values)).toBe(3);
  expect(quantile(values, 0.99)).toBe(5);
  expect(quantile([], 0.5)).toBeNaN();
});
