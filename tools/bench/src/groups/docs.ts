import { readdir, readFile } from "node:fs/promises";
import { posix } from "node:path";
import { gzipSync } from "node:zlib";
import type { Findings } from "../group.js";

const SITE = new URL("../../../../packages/docs/dist/", import.meta.url);
const LOADS = /<(?:script[^>]* src|link rel="stylesheet" href)="([^"]+)"/g;
/** How many of the heaviest pages are listed. */
const LISTED = 3;

/** The heaviest page of the site with its style sheet and its scripts, each compressed with gzip -9. */
export async function measureDocs(): Promise<Findings> {
  const files = await readdir(SITE, { recursive: true });
  const pages = files.map((file) => file.replaceAll("\\", "/")).filter((file) => file.endsWith(".html"));
  const rows = await Promise.all(pages.map(async (what) => ({ what, "gzip bytes": await weigh(what) })));
  rows.sort((one, other) => other["gzip bytes"] - one["gzip bytes"]);
  return { figures: { docsPageGz: rows[0]?.["gzip bytes"] ?? 0 }, rows: rows.slice(0, LISTED) };
}

async function weigh(page: string): Promise<number> {
  const html = await readFile(new URL(page, SITE), "utf8");
  const loads = Array.from(html.matchAll(LOADS), ([, href = ""]) => posix.join(posix.dirname(page), href));
  const texts = await Promise.all(loads.map((file) => readFile(new URL(file, SITE), "utf8")));
  return [html, ...texts].reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
}
