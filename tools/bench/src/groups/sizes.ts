import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import type { Findings } from "../group.js";

const NAME = "@cloopen-rest/client";
const ONE = `export { createClient, sendTemplateSms } from "${NAME}";`;

/** Bytes of what a bundler makes of the client's subpaths, minified, gzip -9. What is loaded on demand counts only where all is counted. */
export async function measureSizes(): Promise<Findings> {
  const subpaths = await readSubpaths();
  const everything = subpaths.filter((subpath) => subpath !== "./errors").map((subpath, at) => exportAll(subpath, at));
  const figures = {
    gzSigning: await bundle(exportAll("./signing", 0), "on demand apart"),
    gzJson: await bundle(ONE, "on demand apart"),
    gzXml: await bundle(`${ONE}\nexport { decodeXml, encodeXml } from "${NAME}/xml";`, "on demand apart"),
    gzAll: await bundle(everything.join("\n"), "all in one"),
  };
  const rows: Record<string, string | number>[] = [];
  for (const subpath of subpaths) {
    rows.push({ what: subpath, "gzip bytes": await bundle(exportAll(subpath, 0), "on demand apart") });
  }
  return { figures, rows };
}

async function readSubpaths(): Promise<readonly string[]> {
  // The manifest is not among the exports: found beside the entry.
  const entry = createRequire(import.meta.url).resolve(NAME);
  const manifest: { exports: Readonly<Record<string, unknown>> } = JSON.parse(
    await readFile(entry.replace(/dist[\\/]index\.js$/, "package.json"), "utf8"),
  );
  return Object.keys(manifest.exports);
}

function exportAll(subpath: string, at: number): string {
  return `export * as part${at} from "${NAME}${subpath.slice(1)}";`;
}

async function bundle(code: string, onDemand: "all in one" | "on demand apart"): Promise<number> {
  const build = await rolldown({
    input: "entry",
    cwd: import.meta.dirname,
    platform: "neutral",
    resolve: { mainFields: ["module", "main"] },
    logLevel: "silent",
    plugins: [
      {
        name: "entry",
        resolveId(id, _importer, { kind }) {
          if (id === "entry") return `${import.meta.dirname}/entry.js`;
          return onDemand === "on demand apart" && kind === "dynamic-import" ? { id, external: true } : null;
        },
        load: (id) => (id === `${import.meta.dirname}/entry.js` ? code : null),
      },
    ],
  });
  const { output } = await build.generate({
    format: "esm",
    minify: true,
    codeSplitting: onDemand === "on demand apart",
  });
  await build.close();
  return gzipSync(output.map((part) => ("code" in part ? part.code : "")).join("\n"), { level: 9 }).length;
}
