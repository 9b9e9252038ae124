import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { FILES, PAGES, readBuilt } from "../dist-files.js";
import { pageWeight } from "./page-weight.js";

/** `docsPageGz` of the design. */
const BUDGET = 250_000;

const weights = PAGES.map((page) => pageWeight(page));

test("the heaviest page with all that it loads fits the budget", () => {
  expect(Math.min(...weights)).toBeGreaterThan(500);
  expect(Math.max(...weights)).toBeLessThanOrEqual(BUDGET);
});

test("it does so with the search opened, too: its script and its index", () => {
  const heaviest = Math.max(...weights);
  const search = FILES.filter((file) => /^assets\/(?:index|search)\./.test(file));
  const loaded = search.map((file) => gzipSync(readBuilt(file), { level: 9 }).length);
  expect(search.length).toBe(3);
  const [script = 0] = loaded.filter((_, place) => search[place]?.startsWith("assets/search."));
  // A reader loads the index of one language.
  expect(heaviest + script + Math.max(...loaded)).toBeLessThanOrEqual(BUDGET);
});
