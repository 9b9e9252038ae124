import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { VitestReport } from "./totals.js";

/** Folders of the workspaces whose tests have written this report, relative to the repository. */
export async function findReports(repository: string, report: string): Promise<readonly string[]> {
  const inside = ["packages", "tools"].map(async (parent) =>
    (await readdir(join(repository, parent))).map((name) => `${parent}/${name}`),
  );
  const folders = ["spec", ...(await Promise.all(inside)).flat()];
  return folders.filter((folder) => existsSync(join(repository, folder, report)));
}

/** Removes the reports of earlier runs. For cached tasks turbo restores them. */
export async function clearReports(repository: string, report: string): Promise<void> {
  for (const folder of await findReports(repository, report)) await rm(join(repository, folder, report));
}

/** The report of a workspace; `undefined` if its tests wrote none. */
export async function readReport(
  repository: string,
  folder: string,
  report: string,
): Promise<VitestReport | undefined> {
  const text = await readFile(join(repository, folder, report), "utf8").catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}
