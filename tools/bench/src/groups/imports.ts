import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { median } from "../compare.js";
import type { Findings } from "../group.js";

const SCRIPT =
  'const start = performance.now(); await import("@cloopen-rest/client"); console.log(performance.now() - start);';

/** How long the first `import()` of the client takes in a fresh process, from within: the start of Node is not part of it. */
export async function measureImport(): Promise<Findings> {
  const times: number[] = [];
  for (let at = 0; at < 15; at++) {
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", SCRIPT], {
      cwd: import.meta.dirname,
    });
    times.push(Number(stdout));
  }
  const importMs = median(times);
  return { figures: { importMs }, rows: [{ what: "import, median of 15", ms: importMs, worst: Math.max(...times) }] };
}
