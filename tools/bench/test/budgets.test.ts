import { expect, it } from "vitest";
import { BUDGETS, missedBudgets } from "../src/budgets.js";

it("finds nothing missed at the budgets themselves", () => {
  const figures = Object.fromEntries(
    Object.entries(BUDGETS).map(([name, { atMost, atLeast }]) => [name, atMost ?? atLeast ?? Number.NaN]),
  );
  expect(missedBudgets(figures)).toEqual([]);
});

it("has one limit for each figure", () => {
  for (const [name, limits] of Object.entries(BUDGETS))
    expect([name, Object.keys(limits)]).toEqual([name, [expect.any(String)]]);
});

it("finds every budget missed a little beyond it", () => {
  for (const [name, { atMost, atLeast }] of Object.entries(BUDGETS)) {
    const figure = atMost === undefined ? (atLeast ?? 0) * 0.999 : atMost * 1.001;
    expect(missedBudgets({ [name]: figure })).toEqual([expect.stringMatching(`^${name} is `)]);
  }
});

it("takes what is not a number, and what has no budget, for missed", () => {
  expect(missedBudgets({ gzJson: Number.NaN })).toHaveLength(1);
  expect(missedBudgets({ typo: 1 })).toHaveLength(1);
});
