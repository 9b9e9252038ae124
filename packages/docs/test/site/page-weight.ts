import { posix } from "node:path";
import { gzipSync } from "node:zlib";
import { readBuilt } from "../dist-files.js";

const compressed = new Map<string, number>();

/** Bytes of a text with gzip -9; pages share most of what they load. */
function compressedSize(text: string): number {
  const size = compressed.get(text) ?? gzipSync(text, { level: 9 }).length;
  compressed.set(text, size);
  return size;
}

/** Bytes of a page with its style sheet and its scripts, each compressed with gzip -9. */
export function pageWeight(page: string): number {
  const html = readBuilt(page);
  const loads = Array.from(
    html.matchAll(/<(?:script[^>]* src|link rel="stylesheet" href)="([^"]+)"/g),
    ([, href = ""]) => readBuilt(posix.join(posix.dirname(page), href)),
  );
  return [html, ...loads].reduce((sum, text) => sum + compressedSize(text), 0);
}
