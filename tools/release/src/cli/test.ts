import { REPOSITORY } from "../repository.js";
import { clearReports, findReports, readReport } from "../test-run/reports.js";
import { add, formatTotals, type Totals, totalOf } from "../test-run/totals.js";
import { runTurbo } from "../test-run/turbo.js";

/** What `npm test` runs. Builds are dependencies of these tasks, so turbo runs them where they are needed. */
const TASKS = ["lint", "lint:bundles", "lint:layers", "types", "check:generated", "check:api", "test"];
/** The longest silence on the terminal. Without output, people and CI systems take a run for dead. */
const HEARTBEAT_MS = 10_000;

/** Prints the elapsed time at intervals, and which workspaces have been tested since the last line. */
function startHeartbeat(): () => void {
  const start = Date.now();
  const shown = new Set<string>();
  const timer = setInterval(async () => {
    const tested = (await findReports(REPOSITORY)).filter((folder) => !shown.has(folder));
    for (const folder of tested) shown.add(folder);
    const seconds = String(Math.round((Date.now() - start) / 1000)).padStart(4);
    console.log(`${seconds} s  ${tested.length > 0 ? `tested: ${tested.join(", ")}` : "…"}`);
  }, HEARTBEAT_MS);
  return () => clearInterval(timer);
}

async function main(): Promise<void> {
  if (process.argv.length > 2) {
    console.error("npm test takes no arguments; to run one package's tests: npm test -w @cloopen-rest/client");
    process.exitCode = 2;
    return;
  }
  await clearReports(REPOSITORY);
  const stopHeartbeat = startHeartbeat();
  const { exitCode, tasks } = await runTurbo(REPOSITORY, TASKS);
  stopHeartbeat();
  const totals: Totals[] = [];
  console.log();
  for (const task of tasks) {
    const total = totalOf(task, task.task === "test" ? await readReport(REPOSITORY, task.directory) : undefined);
    totals.push(total);
    const name = task.taskId.replace("//", "repository").padEnd(42);
    console.log(`  ${total.failed > 0 ? "✗" : "✓"} ${name} ${formatTotals(total)}`);
  }
  const sum = add(totals);
  console.log(`\n${formatTotals(sum)}`);
  process.exitCode = exitCode !== 0 || sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

await main();
