import { expect, it } from "vitest";
import { BARS, missedBars } from "../src/bars.js";

it("finds nothing missed at the bars themselves", () => {
  const figures = Object.fromEntries(
    Object.entries(BARS).map(([name, { atMost, atLeast }]) => [name, atMost ?? atLeast ?? Number.NaN]),
  );
  expect(Object.keys(figures)).toHaveLength(14);
  expect(missedBars(figures)).toEqual([]);
});

it("finds every bar missed a little beyond it", () => {
  for (const [name, { atMost, atLeast }] of Object.entries(BARS)) {
    const figure = atMost === undefined ? (atLeast ?? 0) * 0.999 : atMost * 1.001;
    expect(missedBars({ [name]: figure })).toEqual([expect.stringMatching(`^${name} is `)]);
  }
});

it("takes what is not a number, and what has no bar, for missed", () => {
  expect(missedBars({ gzJson: Number.NaN })).toHaveLength(1);
  expect(missedBars({ typo: 1 })).toHaveLength(1);
});
