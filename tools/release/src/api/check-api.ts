import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PublishedPackage } from "../find-packages.js";
import { compareReports } from "./compare-reports.js";
import { writeReports } from "./write-report.js";

/** Writes the reports of a package into its `api/` folder and takes away those of subpaths that are gone. */
export async function keepApi(published: PublishedPackage): Promise<void> {
  const folder = join(published.folder, "api");
  const reports = await reportsOf(published);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for (const [file, text] of reports) await writeFile(join(folder, file), text);
}

/** How the package's surface differs from the reports in its `api/` folder: one entry a file, none when they agree. */
export async function checkApi(published: PublishedPackage): Promise<readonly string[]> {
  const folder = join(published.folder, "api");
  const reports = await reportsOf(published);
  const kept = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(".api.md"));
  const files = [...new Set([...reports.keys(), ...kept])].sort();
  const found = files.map(async (file) => {
    const before = kept.includes(file) ? await readFile(join(folder, file), "utf8") : "";
    const differences = compareReports(before, reports.get(file) ?? "");
    return differences.length === 0 ? [] : [`${published.name} ${file}\n${differences.join("\n")}`];
  });
  return (await Promise.all(found)).flat();
}

async function reportsOf({ folder, entries }: PublishedPackage): Promise<ReadonlyMap<string, string>> {
  const typed = [...entries].flatMap(([subpath, { types }]) => (types === undefined ? [] : [{ subpath, types }]));
  const reports = await writeReports({ packageFolder: folder, types: typed.map(({ types }) => types) });
  return new Map(typed.map(({ subpath }, at) => [fileOf(subpath), reports[at] ?? ""]));
}

function fileOf(subpath: string): string {
  return `${subpath === "." ? "index" : subpath.slice(2).replaceAll("/", "-")}.api.md`;
}
