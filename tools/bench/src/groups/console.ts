import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { Findings } from "../group.js";

const PAGE = new URL("../../../../packages/console/dist/page.json", import.meta.url);

/** The console: every file of its page, each compressed with gzip -9. */
export async function measureConsole(): Promise<Findings> {
  const { files }: { files: Readonly<Record<string, string>> } = JSON.parse(await readFile(PAGE, "utf8"));
  const rows = Object.entries(files).map(([what, text]) => ({
    what,
    "gzip bytes": gzipSync(text, { level: 9 }).length,
  }));
  return { figures: { consoleGz: rows.reduce((sum, row) => sum + row["gzip bytes"], 0) }, rows };
}
