import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { Findings } from "../group.js";

const PAGES = ["en.html", "zh-CN.html"];

/** The largest page of the reference. */
export async function measureDocs(): Promise<Findings> {
  const rows = await Promise.all(
    PAGES.map(async (what) => {
      const page = await readFile(new URL(`../../../../packages/docs/dist/${what}`, import.meta.url));
      return { what, "gzip bytes": gzipSync(page, { level: 9 }).length };
    }),
  );
  return { figures: { docsGz: Math.max(...rows.map((row) => row["gzip bytes"])) }, rows };
}
