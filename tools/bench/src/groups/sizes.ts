import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type BundleOptions, bundledSize } from "../bundled-size.js";
import type { Findings } from "../group.js";

const NAME = "@cloopen-rest/client";
const HERE: BundleOptions = { folder: import.meta.dirname, platform: "edge", onDemand: "apart" };
const ONE = `export { createClient, sendTemplateSms } from "${NAME}";`;

/** Not counted with the rest: the catalogue is data that few load, and `./node` is not for the edge. */
const APART = ["./errors", "./node"];

/** Bytes of what a bundler makes of the client's subpaths, minified, gzip -9. What is loaded on demand counts only where all is counted. */
export async function measureSizes(): Promise<Findings> {
  const subpaths = await readSubpaths();
  const everything = subpaths
    .filter((subpath) => !APART.includes(subpath))
    .map((subpath, at) => exportAll(subpath, at));
  const figures = {
    gzSigning: await bundledSize(exportAll("./signing", 0), HERE),
    gzJson: await bundledSize(ONE, HERE),
    gzXml: await bundledSize(`${ONE}\nexport { decodeXml, encodeXml } from "${NAME}/xml";`, HERE),
    gzAll: await bundledSize(everything.join("\n"), { ...HERE, onDemand: "all in one" }),
  };
  const rows: Record<string, string | number>[] = [];
  for (const subpath of subpaths.filter((each) => each !== "./node")) {
    rows.push({ what: subpath, "gzip bytes": await bundledSize(exportAll(subpath, 0), HERE) });
  }
  return { figures, rows };
}

async function readSubpaths(): Promise<readonly string[]> {
  // The manifest is not among the exports: found beside the entry.
  const entry = createRequire(import.meta.url).resolve(NAME);
  const manifest: { exports: Readonly<Record<string, unknown>> } = JSON.parse(
    await readFile(entry.replace(/dist[\\/]index\.c?js$/, "package.json"), "utf8"),
  );
  return Object.keys(manifest.exports);
}

function exportAll(subpath: string, at: number): string {
  return `export * as part${at} from "${NAME}${subpath.slice(1)}";`;
}
