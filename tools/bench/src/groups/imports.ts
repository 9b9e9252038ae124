import { median, quietTime } from "../compare.js";
import type { Findings } from "../group.js";
import { importTimes } from "../import-time.js";

/** How long the first `import()` of the client takes in a fresh process. */
export async function measureImport(): Promise<Findings> {
  const times = await importTimes("@cloopen-rest/client", import.meta.dirname, 15);
  const importMs = quietTime(times);
  const row = { what: "import, lower decile of 15", ms: importMs, median: median(times), worst: Math.max(...times) };
  return { figures: { importMs }, rows: [row] };
}
