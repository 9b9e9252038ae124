import { spawn } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { REPOSITORY } from "../repository.js";
import { readReport } from "../test-run/reports.js";
import { add, formatTotals, type Totals, totalOf } from "../test-run/totals.js";

/** Packages with proofs, and where their tests keep them. */
const PACKAGES = ["packages/campaigns", "packages/sandbox", "packages/console"];
const PROOFS = "test/proof";
const REPORT = ".reports/vitest.json";
const LIMIT_MS = 20 * 60_000;

const USAGE = `Usage: npm run prove [-- options]

Runs the long proofs: a simulation of campaigns by seeds, kill -9, full disks, the console under load. 20 minutes at most.

  --seeds <n>   simulations (default: 10000)
  --seed <n>    first seed (default: 1)
  --kills <n>   processes to kill on SQLite (default: 200)
  --only <text> proofs whose file name begins so, such as simulation or kill`;

/** Reads a whole number from 1 on. */
function count(name: string, value: string | undefined): Record<string, string> {
  if (value === undefined) return {};
  if (!/^[1-9]\d*$/.test(value)) throw new TypeError(`--${name}: a whole number from 1 on.`);
  return { [`CLOOPEN_PROOF_${name.toUpperCase()}`]: value };
}

/** Runs the proofs of a package; resolves with the exit code of vitest. After the time limit it ends them. */
async function runProofs(folder: string, only: string, env: Record<string, string>, until: number): Promise<number> {
  const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
  const cwd = join(REPOSITORY, folder);
  await rm(join(cwd, REPORT), { force: true });
  const child = spawn(process.execPath, [vitest, "run", join(PROOFS, only)], {
    cwd,
    env: { ...process.env, CLOOPEN_PROOF: "long", ...env },
    stdio: "inherit",
  });
  const limit = setTimeout(() => {
    console.error(`The proofs took more than ${LIMIT_MS / 60_000} minutes: stopped.`);
    child.kill();
  }, until - Date.now());
  return await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  }).finally(() => clearTimeout(limit));
}

/** Whether a package has proofs whose file name begins so. */
async function hasProofs(folder: string, only: string): Promise<boolean> {
  const files = await readdir(join(REPOSITORY, folder, PROOFS)).catch(() => []);
  return files.some((file) => file.endsWith(".test.ts") && file.startsWith(only));
}

/** Runs the proofs of all packages, one after the other. */
async function prove(only: string, env: Record<string, string>): Promise<Totals> {
  const until = Date.now() + LIMIT_MS;
  const totals: Totals[] = [];
  for (const directory of PACKAGES) {
    if (!(await hasProofs(directory, only))) continue;
    const exitCode = await runProofs(directory, only, env, until);
    const report = await readReport(REPOSITORY, directory, REPORT);
    totals.push(totalOf({ taskId: `${directory}#prove`, task: "test", directory, exitCode }, report));
  }
  return add(totals);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: "boolean", short: "h" },
      only: { type: "string" },
      seeds: { type: "string" },
      seed: { type: "string" },
      kills: { type: "string" },
    },
  });
  if (values.help) return console.log(USAGE);
  const { only = "", seeds, seed, kills } = values;
  const env = { ...count("seeds", seeds), ...count("seed", seed), ...count("kills", kills) };
  const totals = await prove(only, env);
  console.log(`\n${formatTotals(totals)}`);
  process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
}

try {
  await main();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  process.exitCode = 2;
}
