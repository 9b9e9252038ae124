import { REPOSITORY } from "../repository.js";
import { reportOf } from "../test-run/report-of.js";
import { clearReports, findReports, readReport } from "../test-run/reports.js";
import { add, formatTotals, type Totals, totalOf } from "../test-run/totals.js";
import { runTurbo } from "../test-run/turbo.js";

/** What `npm test` runs. Builds are dependencies of these tasks, so turbo runs them where they are needed. */
const QUICK = ["lint", "lint:bundles", "lint:layers", "types", "check:generated", "check:api", "test"];
/** What `npm run test:slow` runs. */
const SLOW = ["test:slow"];
/** The longest silence on the terminal. Without output, people and CI systems take a run for dead. */
const HEARTBEAT_MS = 10_000;

/** Prints the elapsed time at intervals, and which workspaces have been tested since the last line. */
function startHeartbeat(reports: readonly string[]): () => void {
  const start = Date.now();
  const shown = new Set<string>();
  const timer = setInterval(async () => {
    const found = await Promise.all(reports.map((report) => findReports(REPOSITORY, report)));
    const tested = found.flat().filter((folder) => !shown.has(folder));
    for (const folder of tested) shown.add(folder);
    const seconds = String(Math.round((Date.now() - start) / 1000)).padStart(4);
    console.log(`${seconds} s  ${tested.length > 0 ? `tested: ${tested.join(", ")}` : "…"}`);
  }, HEARTBEAT_MS);
  return () => clearInterval(timer);
}

async function main(): Promise<void> {
  const slow = process.argv[2] === "--slow";
  if (process.argv.length > (slow ? 3 : 2)) {
    console.error("npm test takes no arguments; to run one package's tests: npm test -w @cloopen-rest/client");
    process.exitCode = 2;
    return;
  }
  const names = slow ? SLOW : QUICK;
  const reports = names.flatMap((name) => reportOf(name) ?? []);
  for (const report of reports) await clearReports(REPOSITORY, report);
  const stopHeartbeat = startHeartbeat(reports);
  const { exitCode, tasks } = await runTurbo(REPOSITORY, names);
  stopHeartbeat();
  const totals: Totals[] = [];
  console.log();
  for (const task of tasks) {
    const report = reportOf(task.task);
    const read = report === undefined ? undefined : await readReport(REPOSITORY, task.directory, report);
    const total = totalOf(task, read);
    totals.push(total);
    const name = task.taskId.replace("//", "repository").padEnd(42);
    console.log(`  ${total.failed > 0 ? "✗" : "✓"} ${name} ${formatTotals(total)}`);
  }
  const sum = add(totals);
  console.log(`\n${formatTotals(sum)}`);
  process.exitCode = exitCode !== 0 || sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

await main();
