import { type Ending, runProgram } from "../run-program.js";
import { MODULE_FORMATS } from "./module-format.js";
import type { Runtime } from "./runtime.js";
import type { SmokeReport } from "./smoke/smoke.js";

/** A runtime that is a command: it runs the program and prints the reports. */
export function commandRuntime(name: string, path: string, args: readonly string[] = []): Runtime {
  return {
    name,
    formats: MODULE_FORMATS,
    run: async ({ consumer: { folder, suites }, stage, toolbox }, format) => {
      const command = await toolbox.find(path);
      if (command === undefined) return `no package of it for ${process.platform} ${process.arch}`;
      const facts = JSON.stringify(stage.facts);
      return readReport(await runProgram(command, [...args, suites[format].program, facts], folder));
    },
  };
}

/**
 * The report, which is the last line of the output.
 *
 * @throws when the program printed no report
 */
export function readReport({ exitCode, stdout, stderr }: Ending): SmokeReport {
  const last = stdout.trim().split("\n").at(-1) ?? "";
  if (exitCode !== 0 || !last.startsWith("{")) throw new Error(`exit code ${exitCode}\n${stdout}\n${stderr}`.trim());
  const report: SmokeReport = JSON.parse(last);
  return report;
}
