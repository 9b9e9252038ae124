/** The tasks that run tests, and where vitest writes its report of each. */
const REPORTS: Readonly<Record<string, string>> = { test: ".reports/vitest.json", "test:slow": ".reports/slow.json" };

/** Where a task writes the report of its tests, relative to its workspace; `undefined` for a task that runs none. */
export function reportOf(task: string): string | undefined {
  return REPORTS[task];
}
