import { reportOf } from "./report-of.js";
import type { TaskRun } from "./turbo.js";

/** How many checks ended how. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Counts of one vitest report, as its JSON reporter writes them. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly success: boolean;
}

/**
 * Adds up a run. A task that runs tests (`test`, `test:slow`) counts its tests; every other task counts as one check.
 * Tests that failed without a failed test (vitest crashed, a file did not load) count as one failure, and so does a
 * task that never ran.
 */
export function totalOf(task: TaskRun, report: VitestReport | undefined): Totals {
  if (reportOf(task.task) === undefined)
    return task.exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped } = report;
  const crashed = (task.exitCode !== 0 || !report.success) && numFailedTests === 0;
  return { passed, failed: crashed ? 1 : numFailedTests, skipped };
}

/** The sum of several totals. */
export function add(all: readonly Totals[]): Totals {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** `N passed, N failed`, and the skipped ones where there are any. */
export function formatTotals({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
