import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runProgram } from "../run-program.js";
import type { ModuleFormat } from "./module-format.js";
import type { Runtime, Surroundings } from "./runtime.js";
import type { SmokeReport } from "./smoke/smoke.js";

/** Jest 29 as most projects have it: CommonJS, without flags for modules. */
export const jest: Runtime = {
  name: "Jest 29",
  formats: ["CommonJS"],
  run: async (surroundings, format) => {
    const program = await surroundings.toolbox.find("jest/bin/jest.js");
    if (program === undefined) return "it is not in the toolbox";
    const folder = await writeTest(surroundings, format, "common-js/jest");
    const config = { testEnvironment: "node", transform: {}, rootDir: folder, testTimeout: 60_000 };
    await writeFile(join(folder, "package.json"), JSON.stringify({ type: "commonjs", jest: config }));
    return runTest(surroundings, format, [program, "--rootDir", folder, "--runInBand"]);
  },
};

/** The vitest of this repository. */
export const vitest: Runtime = {
  name: "vitest",
  formats: ["ESM"],
  run: async (surroundings, format) => {
    const program = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
    const folder = await writeTest(surroundings, format, "vitest");
    return runTest(surroundings, format, [program, "run", "--globals", "--root", folder, "--testTimeout=60000"]);
  },
};

function reportFile({ consumer }: Surroundings, format: ModuleFormat): string {
  return join(consumer.folder, "out", `report.${format}.json`);
}

/** A test that runs the suite and writes its report to a file: test runners print much else. */
async function writeTest(surroundings: Surroundings, format: ModuleFormat, name: string): Promise<string> {
  const { consumer, stage } = surroundings;
  const folder = join(consumer.folder, name);
  await mkdir(folder, { recursive: true });
  const [entry, file, facts] = [
    consumer.suites[format].entry,
    reportFile(surroundings, format),
    JSON.stringify(stage.facts),
  ].map((text) => JSON.stringify(text));
  const imports =
    format === "ESM"
      ? `import { writeFileSync } from "node:fs";\nimport { run } from ${entry};\n`
      : `const { writeFileSync } = require("node:fs");\nconst { run } = require(${entry});\n`;
  const body = `test("smoke", async () => writeFileSync(${file}, JSON.stringify(await run(JSON.parse(${facts})))));\n`;
  await writeFile(join(folder, "smoke.test.js"), imports + body);
  return folder;
}

async function runTest(
  surroundings: Surroundings,
  format: ModuleFormat,
  args: readonly string[],
): Promise<SmokeReport> {
  const file = reportFile(surroundings, format);
  await rm(file, { force: true });
  const { exitCode, stdout, stderr } = await runProgram(process.execPath, args, surroundings.consumer.folder);
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}\n${stdout}\n${stderr}`.trim());
  const report: SmokeReport = JSON.parse(await readFile(file, "utf8"));
  return report;
}
