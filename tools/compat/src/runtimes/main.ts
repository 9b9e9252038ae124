import { rm } from "node:fs/promises";
import { makeConsumer } from "./make-consumer.js";
import { type Column, countColumns, formatMatrix } from "./matrix.js";
import type { ModuleFormat } from "./module-format.js";
import { openStage } from "./open-stage.js";
import { PACKAGING_CHECKS } from "./packaging/packaging-checks.js";
import type { Surroundings } from "./runtime.js";
import { RUNTIMES } from "./runtimes.js";
import { openToolbox, type PinnedList } from "./toolbox.js";

const USAGE = `npm run test:runtimes: packs the client, installs it outside the workspace, and runs one smoke suite in every runtime, as ESM and as CommonJS,
against a sandbox on loopback; then the tarball under every TypeScript, publint and attw.

npm run test:runtimes -- NAME …   only these, such as Bun or "Node 22"
`;

const LIST: PinnedList = {
  folder: new URL("../../toolbox/", import.meta.url),
  name: "runtimes",
  notice: "Installing the runtimes of tools/compat/toolbox, about 1 GB, once …",
};

const SHORT: Readonly<Record<ModuleFormat, string>> = { ESM: "ESM", CommonJS: "CJS" };

/** What was asked for by name; everything when nothing was. */
const asked = process.argv.slice(2);
const isAsked = ({ name }: { readonly name: string }): boolean => asked.length === 0 || asked.includes(name);

async function runRuntimes(surroundings: Surroundings): Promise<readonly Column[]> {
  const columns: Column[] = [];
  const all = RUNTIMES.filter(isAsked).flatMap(({ name, formats, run }) =>
    formats.map((format) => ({ name: `${name} ${SHORT[format]}`, run: () => run(surroundings, format) })),
  );
  for (const { name, run } of all) {
    try {
      const result = await run();
      columns.push(typeof result === "string" ? { name, skipped: result } : { name, report: result });
    } catch (error) {
      columns.push({ name, broken: error instanceof Error ? error.message : String(error) });
    }
  }
  return columns;
}

async function runPackagingChecks({ consumer, toolbox }: Surroundings): Promise<{ passed: number; failed: number }> {
  let failed = 0;
  const checks = PACKAGING_CHECKS.filter(isAsked);
  for (const { name, run } of checks) {
    const problem = await run(consumer, toolbox);
    if (problem !== undefined) failed += 1;
    console.log(problem === undefined ? `✓ ${name}` : `✗ ${name}: ${problem}`);
  }
  return { passed: checks.length - failed, failed };
}

async function main(): Promise<void> {
  if (asked.includes("--help")) {
    process.stdout.write(USAGE);
    return;
  }
  const known = [...RUNTIMES, ...PACKAGING_CHECKS].map(({ name }) => name);
  const stranger = asked.find((name) => !known.includes(name));
  if (stranger !== undefined) {
    console.error(`test:runtimes: ${stranger} is none of ${known.join(", ")}`);
    process.exitCode = 2;
    return;
  }
  const toolbox = await openToolbox(LIST, console.log);
  if (typeof toolbox === "string") {
    console.log(`Everything skipped: npm could not install the runtimes (${toolbox}).`);
    process.exitCode = process.env["CI"] === "true" ? 1 : 0;
    return;
  }
  const consumer = await makeConsumer(toolbox);
  const stage = await openStage();
  try {
    const surroundings = { consumer, stage, toolbox };
    const columns = await runRuntimes(surroundings);
    if (columns.length > 0) console.log(`${formatMatrix(columns)}\n`);
    const packaging = await runPackagingChecks(surroundings);
    const { passed, failed, skipped } = countColumns(columns);
    console.log(`\n${passed + packaging.passed} passed, ${failed + packaging.failed} failed, ${skipped} skipped`);
    const mayNotSkip = process.env["CI"] === "true" && skipped > 0;
    if (mayNotSkip) console.log("In CI nothing may be skipped.");
    process.exitCode = failed + packaging.failed > 0 || mayNotSkip ? 1 : 0;
  } finally {
    await stage.close();
    await rm(consumer.folder, { recursive: true, force: true });
  }
}

await main();
