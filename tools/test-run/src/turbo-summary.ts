import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

/** One task of a turbo run. */
export interface TaskRun {
  /** As `@cloopen-rest/client#test`. */
  readonly taskId: string;
  readonly task: string;
  /** Folder of the package, relative to the repository. */
  readonly directory: string;
  /** `undefined` when it never ran, because something before it failed. */
  readonly exitCode: number | undefined;
}

/** Removes the summaries of earlier runs, so that the one that is left is the run's own. */
export async function clearSummaries(repository: string): Promise<void> {
  await rm(join(repository, ".turbo/runs"), { recursive: true, force: true });
}

/** Reads what turbo wrote with `--summarize`. */
export async function readSummary(repository: string): Promise<TaskRun[]> {
  const folder = join(repository, ".turbo/runs");
  const [file] = await readdir(folder);
  if (file === undefined) throw new Error("turbo wrote no summary");
  return parseSummary(await readFile(join(folder, file), "utf8"));
}

/** Takes the tasks out of the text of a summary. */
export function parseSummary(text: string): TaskRun[] {
  const summary: unknown = JSON.parse(text);
  const tasks: unknown = Reflect.get(Object(summary), "tasks");
  if (!Array.isArray(tasks)) throw new Error("the summary of turbo has no tasks");
  return tasks.map((entry: unknown) => ({
    taskId: field(entry, "taskId"),
    task: field(entry, "task"),
    directory: field(entry, "directory"),
    exitCode: exitCodeOf(entry),
  }));
}

function field(entry: unknown, name: string): string {
  const value: unknown = Reflect.get(Object(entry), name);
  if (typeof value !== "string") throw new Error(`a task in the summary of turbo has no ${name}`);
  return value;
}

function exitCodeOf(entry: unknown): number | undefined {
  const code: unknown = Reflect.get(Object(Reflect.get(Object(entry), "execution")), "exitCode");
  return typeof code === "number" ? code : undefined;
}
