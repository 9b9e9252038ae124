import { spawn } from "node:child_process";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

/** One task of a turbo run. */
export interface TaskRun {
  /** For example `@cloopen-rest/client#test`. */
  readonly taskId: string;
  readonly task: string;
  /** Folder of the workspace, relative to the repository. */
  readonly directory: string;
  /** `undefined` if the task never ran because one that it depends on failed. */
  readonly exitCode: number | undefined;
}

// Three at a time on two cores: test tasks wait for browsers and child processes. With more, tests run into their timeouts.
const FLAGS =
  "--continue=always --concurrency=3 --summarize --output-logs=errors-only --log-order=grouped --log-prefix=none";

/** Runs tasks in every workspace. A failed task does not stop the others. */
export async function runTurbo(
  repository: string,
  names: readonly string[],
): Promise<{ readonly exitCode: number; readonly tasks: readonly TaskRun[] }> {
  const summaries = join(repository, ".turbo/runs");
  // Only the summary of this run may be there afterwards.
  await rm(summaries, { recursive: true, force: true });
  const turbo = join(repository, "node_modules/turbo/bin/turbo");
  const child = spawn(process.execPath, [turbo, "run", ...names, ...FLAGS.split(" ")], {
    cwd: repository,
    stdio: "inherit",
  });
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
  const [file] = await readdir(summaries);
  if (file === undefined) throw new Error("turbo wrote no summary");
  const tasks = parseSummary(await readFile(join(summaries, file), "utf8"));
  return { exitCode, tasks: tasks.filter(({ task }) => names.includes(task)) };
}

/** Reads the tasks from the text of a summary, sorted by their id. */
export function parseSummary(text: string): readonly TaskRun[] {
  const tasks: unknown = Reflect.get(Object(JSON.parse(text)), "tasks");
  if (!Array.isArray(tasks)) throw new Error("the summary of turbo has no tasks");
  return tasks
    .map((entry: unknown) => ({
      taskId: field(entry, "taskId"),
      task: field(entry, "task"),
      directory: field(entry, "directory"),
      exitCode: exitCodeOf(entry),
    }))
    .sort((one, other) => one.taskId.localeCompare(other.taskId));
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
