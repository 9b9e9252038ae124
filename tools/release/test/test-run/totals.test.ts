import { describe, expect, it } from "vitest";
import { add, formatTotals, totalOf, type VitestReport } from "../../src/test-run/totals.js";
import type { TaskRun } from "../../src/test-run/turbo.js";

const task = (name: string, exitCode: number | undefined): TaskRun => ({
  taskId: `@cloopen-rest/client#${name}`,
  task: name,
  directory: "packages/client",
  exitCode,
});
const report = (numPassedTests: number, numFailedTests: number, success = numFailedTests === 0): VitestReport => ({
  numPassedTests,
  numFailedTests,
  numPendingTests: 1,
  success,
});

describe("totalOf", () => {
  it.each([
    { name: "a lint that passed is one check", of: task("lint", 0), report: undefined, total: [1, 0, 0] },
    { name: "a lint that failed is one failure", of: task("lint", 1), report: undefined, total: [0, 1, 0] },
    { name: "a task that never ran is a failure", of: task("types", undefined), report: undefined, total: [0, 1, 0] },
    { name: "tests count one by one", of: task("test", 0), report: report(7, 0), total: [7, 0, 1] },
    { name: "failed tests count one by one", of: task("test", 1), report: report(5, 2), total: [5, 2, 1] },
    { name: "a test task without a report is a failure", of: task("test", 0), report: undefined, total: [0, 1, 0] },
    { name: "a file that did not load is a failure", of: task("test", 1), report: report(5, 0), total: [5, 1, 1] },
    {
      name: "an unsuccessful report without failed tests is a failure",
      of: task("test", 0),
      report: report(5, 0, false),
      total: [5, 1, 1],
    },
  ])("$name", ({ of, report, total: [passed, failed, skipped] }) => {
    expect(totalOf(of, report)).toEqual({ passed, failed, skipped });
  });
});

describe("formatTotals", () => {
  it("names skipped ones only where there are any", () => {
    const one = { passed: 2, failed: 1, skipped: 0 };
    expect(formatTotals(one)).toBe("2 passed, 1 failed");
    expect(formatTotals(add([one, { passed: 1, failed: 0, skipped: 3 }]))).toBe("3 passed, 1 failed, 3 skipped");
  });
});
