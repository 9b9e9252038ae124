import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { parseAst } from "rolldown/parseAst";

/** One file imports another; types count. Paths are below the folder that was read. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/** Imports between the files of a folder. */
export function findImports(folder: string): readonly Import[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((from) => importsOf(from, readFileSync(join(folder, from), "utf8"), folder));
}

function importsOf(from: string, text: string, folder: string): readonly Import[] {
  const sources = parseAst(text, { lang: "tsx" }).body.flatMap((node) =>
    "source" in node && node.source !== null ? [String(node.source.value)] : [],
  );
  return sources
    .filter((source) => source.startsWith("."))
    .map((source) => ({ from, to: resolve(normalize(join(dirname(from), source)), folder) }));
}

/** The source of what is imported by the name that it has when it is built. */
function resolve(name: string, folder: string): string {
  const names = [name.replace(/\.js$/, ".ts"), name.replace(/\.js$/, ".tsx")];
  const files = new Set(readdirSync(join(folder, dirname(name))).map((file) => join(dirname(name), file)));
  return names.find((one) => files.has(one)) ?? name;
}
