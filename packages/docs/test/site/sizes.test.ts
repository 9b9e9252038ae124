import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { FILES, PAGES, readBuilt } from "../dist-files.js";
import { pageWeight } from "./page-weight.js";

/** `docsPageGz` of the design. */
const BUDGET = 250_000;

test("the heaviest page with all that it loads fits the budget", () => {
  const weights = PAGES.map((page) => pageWeight(page));
  expect(Math.min(...weights)).toBeGreaterThan(500);
  expect(Math.max(...weights)).toBeLessThanOrEqual(BUDGET);
});

test("the search index, which is loaded when the search is opened, stays below 130 kB", () => {
  const indexes = FILES.filter((file) => file.startsWith("assets/index."));
  expect(indexes.length).toBe(2);
  for (const file of indexes) expect(gzipSync(readBuilt(file), { level: 9 }).length).toBeLessThanOrEqual(130_000);
});
