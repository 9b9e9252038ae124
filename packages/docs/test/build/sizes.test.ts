import { Buffer } from "node:buffer";
import { readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { DIST, PAGES, readPage } from "../dist-pages.js";

/** `docsGz` of the design. */
const BUDGET = 750_000;

test("the build leaves these pages and nothing else", () => {
  expect(readdirSync(DIST).sort()).toEqual([...PAGES].sort());
});

test.each(PAGES)("%s fits the budget, compressed", (name) => {
  const bytes = gzipSync(Buffer.from(readPage(name)), { level: 9 }).byteLength;
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThanOrEqual(BUDGET);
});
