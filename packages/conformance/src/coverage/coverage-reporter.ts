import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Settings } from "../settings.js";
import { coverageOf } from "./coverage.js";
import { expectedOf } from "./expected.js";
import { formatCoverage } from "./format-coverage.js";
import type { Observation } from "./observation.js";

/** What vitest reports of a test file, as far as it is needed. */
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
  /** What the test files saw. */
  readonly observations: () => Promise<readonly Observation[]>;
  /** Gets `coverage.json`. */
  readonly folder: string;
  readonly print: (text: string) => void;
  /** Has the run fail. */
  readonly fail: () => void;
}

/**
 * Prints the coverage after the whole suite, writes it to `coverage.json`, and fails the run for
 * anything missing. After a part of the suite it prints only that no report was made.
 */
export function createCoverageReporter(options: CoverageReporterOptions): CoverageReporter {
  const { settings, needed, filtered, observations, folder, print, fail } = options;
  return {
    async onTestRunEnd(files) {
      const ran = files.map(({ moduleId }) => moduleId);
      if (filtered || !needed.every((file) => ran.some((id) => id.endsWith(`/${file}`)))) {
        print("\nNo report of coverage: this was a part of the suite.\n");
        return;
      }
      const coverage = coverageOf(await observations(), expectedOf(settings), settings.transport);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, "coverage.json"), `${JSON.stringify(coverage, undefined, 2)}\n`);
      print(`\n${formatCoverage(coverage)}\n`);
      if (coverage.problems.length > 0) fail();
    },
  };
}
