import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Settings } from "../settings.js";
import { coverageOf } from "./coverage.js";
import { expectedOf } from "./expected.js";
import { formatCoverage } from "./format-coverage.js";
import { readObservations } from "./recorder.js";

const REPORTS = fileURLToPath(new URL("../../.reports/", import.meta.url));

/** What vitest tells of a test file, as far as it is needed. */
interface TestFile {
  readonly moduleId: string;
}

/** Called by vitest when all is over. */
export interface CoverageReporter {
  onTestRunEnd(files: readonly TestFile[]): Promise<void>;
}

/** What the reporter needs of the run. */
export interface CoverageReporterOptions {
  readonly settings: Settings;
  /** Test files without which the report would be about a part. */
  readonly needed: readonly string[];
  /** Whether tests were picked by name. */
  readonly filtered: boolean;
}

/**
 * Prints the coverage after the whole suite, writes it to `.reports/coverage.json`, and has the run fail for what is missing. After a part of the suite it says no
 * more than that.
 */
export function createCoverageReporter({ settings, needed, filtered }: CoverageReporterOptions): CoverageReporter {
  return {
    async onTestRunEnd(files) {
      const ran = files.map(({ moduleId }) => moduleId);
      if (filtered || !needed.every((file) => ran.some((id) => id.endsWith(`/${file}`)))) {
        process.stdout.write("\nNo report of coverage: this was a part of the suite.\n");
        return;
      }
      const coverage = coverageOf(await readObservations(), expectedOf(settings), settings.transport);
      await mkdir(REPORTS, { recursive: true });
      await writeFile(`${REPORTS}coverage.json`, `${JSON.stringify(coverage, undefined, 2)}\n`);
      process.stdout.write(`\n${formatCoverage(coverage)}\n`);
      if (coverage.problems.length > 0) process.exitCode = 1;
    },
  };
}
