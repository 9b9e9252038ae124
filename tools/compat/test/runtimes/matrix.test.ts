import { expect, it } from "vitest";
import { type Column, countColumns, formatMatrix } from "../../src/runtimes/matrix.js";

const COLUMNS: readonly Column[] = [
  { name: "Node 20", report: { runtime: "Node.js v20.19.0", cases: [{ name: "JSON call" }, { name: "XML call" }] } },
  {
    name: "Bun",
    report: { runtime: "Bun/1", cases: [{ name: "JSON call", error: "Error: not so" }, { name: "XML call" }] },
  },
  { name: "Deno", broken: "exit code 1" },
  { name: "Chromium", skipped: "not found" },
];

it("shows who did what, who is who, and why not", () => {
  expect(formatMatrix(COLUMNS).split("\n")).toEqual([
    "           Node 20  Bun  Deno  Chromium",
    "JSON call  ✓        ✗    –     –",
    "XML call   ✓        ✓    –     –",
    "  Node 20 is Node.js v20.19.0",
    "  Bun is Bun/1",
    "✗ Bun, JSON call: Error: not so",
    "✗ Deno did not come to its end: exit code 1",
    "– Chromium skipped: not found",
  ]);
});

it("counts a runtime that breaks as a failure, and one that is not here as skipped", () => {
  expect(countColumns(COLUMNS)).toEqual({ passed: 3, failed: 2, skipped: 1 });
});
