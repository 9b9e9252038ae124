import { describe, expect, it } from "vitest";
import type { Recipe } from "../src/recipe.js";
import { exitCodeOf, formatResult, formatRow, formatTotals, mergeResults, type Result } from "../src/results.js";

const passed: Result = { id: "ogen", version: "1", outcome: { kind: "passed" } };
const failed: Result = { id: "java", version: "2", outcome: { kind: "failed", why: "mvn: no symbol" } };
const skipped: Result = { id: "php", version: "3", outcome: { kind: "skipped", why: "php is not on this machine" } };

describe("results", () => {
  it("are one plain line each, and the totals", () => {
    expect([passed, failed, skipped].map(formatResult)).toEqual([
      "✓ ogen 1",
      "✗ java 2: mvn: no symbol",
      "– php 3 skipped: php is not on this machine",
    ]);
    expect(formatTotals([passed, failed, skipped, passed])).toBe("2 passed, 1 failed, 1 skipped");
  });

  it("fail the run when one failed or none passed, and in CI when one was skipped", () => {
    expect(exitCodeOf([passed, skipped], false)).toBe(0);
    expect(exitCodeOf([passed, failed], false)).toBe(1);
    expect(exitCodeOf([skipped], false)).toBe(1);
    expect(exitCodeOf([], false)).toBe(1);
    expect(exitCodeOf([passed, skipped], true)).toBe(1);
    expect(exitCodeOf([passed], true)).toBe(0);
  });

  it("take the place of older results of the same row, in order", () => {
    const newer: Result = { id: "java", version: "3", outcome: { kind: "passed" } };
    expect(mergeResults([failed, passed], [newer])).toEqual([newer, passed]);
  });

  it("are a row of the table, for the version that was run alone", () => {
    const recipe: Recipe = {
      ...{ id: "ogen", generator: "ogen", version: "1", language: "go", options: "-g a|b", needs: [] },
      document: "openapi.generators.json",
      steps: () => [],
      program: () => ({ run: ["node"] }),
    };
    const row = (verdict: string): string =>
      `| ogen | 1 | go | \`openapi.generators.json\` | \`-g a\\|b\` | ${verdict} |`;
    expect(formatRow(recipe, passed)).toBe(row("5 of 5 calls"));
    expect(formatRow(recipe, { ...passed, version: "0" })).toBe(row("not run"));
    expect(formatRow(recipe, undefined)).toBe(row("not run"));
    expect(formatRow(recipe, { ...passed, outcome: skipped.outcome })).toBe(row("skipped: php is not on this machine"));
  });
});
