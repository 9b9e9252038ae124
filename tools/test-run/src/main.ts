import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { add, formatTotals, type Totals, totalOf, type VitestReport } from "./totals.js";
import { clearSummaries, readSummary, type TaskRun } from "./turbo-summary.js";

const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url));
const TASKS = [
  "lint",
  "lint:bundles",
  "lint:layers",
  "types",
  "check:generated",
  "check:contract-diff",
  "check:api",
  "check:released-uses",
  "test",
];
const REPORT = ".reports/vitest.json";
const FOLDERS = [
  "spec",
  "packages/client",
  "packages/sandbox",
  "packages/verify",
  "packages/campaigns",
  "packages/cli",
  "packages/conformance",
  "packages/console",
  "packages/docs",
  "packages/test-kit",
  "tools/generate",
  "tools/bench",
  "tools/contract-diff",
  "tools/compat",
  "tools/tour",
  "tools/release",
  "tools/runtimes",
  "tools/examples",
  "tools/test-run",
];

/** Runs every check of the repository through turbo; nothing stops at the first failure. */
function runTurbo(): Promise<number> {
  const turbo = join(REPOSITORY, "node_modules/turbo/bin/turbo");
  // Three at a time on two cores: most test tasks wait for a browser or a command line now and then, and more of them would time out.
  const flags = [
    "--continue=always",
    "--concurrency=3",
    "--summarize",
    "--output-logs=errors-only",
    "--log-order=grouped",
    "--log-prefix=none",
  ];
  const child = spawn(process.execPath, [turbo, "run", ...TASKS, ...flags], { cwd: REPOSITORY, stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** Reports of an earlier run must not be taken for this one's; turbo brings those of cached tasks back. */
async function clearReports(): Promise<void> {
  await Promise.all(FOLDERS.map((folder) => rm(join(REPOSITORY, folder, REPORT), { force: true })));
}

async function readReport({ directory }: TaskRun): Promise<VitestReport | undefined> {
  const text = await readFile(join(REPOSITORY, directory, REPORT), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const report: VitestReport = JSON.parse(text);
  return report;
}

async function main(): Promise<void> {
  if (process.argv.length > 2) {
    console.error("npm test takes no arguments; to run one package's tests: npm test -w @cloopen-rest/client");
    process.exitCode = 2;
    return;
  }
  await clearReports();
  await clearSummaries(REPOSITORY);
  const exitCode = await runTurbo();
  const tasks = (await readSummary(REPOSITORY)).filter(({ task }) => TASKS.includes(task));
  const totals: Totals[] = [];
  console.log();
  for (const task of tasks.sort((one, other) => one.taskId.localeCompare(other.taskId))) {
    const total = totalOf(task, task.task === "test" ? await readReport(task) : undefined);
    totals.push(total);
    console.log(
      `  ${total.failed > 0 ? "✗" : "✓"} ${task.taskId.replace("//", "repository").padEnd(42)} ${formatTotals(total)}`,
    );
  }
  const sum = add(totals);
  console.log(`\n${formatTotals(sum)}`);
  process.exitCode = exitCode !== 0 || sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

await main();
