import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

/** How a bundle is made. */
export interface BundleOptions {
  /** Where packages are looked for. */
  readonly folder: string;
  /** For which runtime: `edge` is what bundlers for Cloudflare's Workers take. */
  readonly platform: "edge" | "node";
  /** Whether what is loaded on demand (`import()`) is left out. */
  readonly onDemand: "apart" | "all in one";
}

const EDGE_CONDITIONS = ["workerd", "worker", "browser", "module", "import", "default"];

/** Bytes of what a bundler makes of some lines of code: minified, gzip -9. */
export async function bundledSize(code: string, { folder, platform, onDemand }: BundleOptions): Promise<number> {
  const entry = `${folder}/entry.js`;
  const build = await rolldown({
    input: "entry",
    cwd: folder,
    platform: platform === "edge" ? "neutral" : platform,
    ...(platform === "edge" && { resolve: { mainFields: ["module", "main"], conditionNames: EDGE_CONDITIONS } }),
    external: [/^@opentelemetry\//],
    logLevel: "silent",
    plugins: [
      {
        name: "entry",
        resolveId(id, _importer, { kind }) {
          if (id === "entry") return entry;
          return onDemand === "apart" && kind === "dynamic-import" ? { id, external: true } : null;
        },
        load: (id) => (id === entry ? code : null),
      },
    ],
  });
  const { output } = await build.generate({ format: "esm", minify: true, codeSplitting: onDemand === "apart" });
  await build.close();
  return gzipSync(output.map((part) => ("code" in part ? part.code : "")).join("\n"), { level: 9 }).length;
}
