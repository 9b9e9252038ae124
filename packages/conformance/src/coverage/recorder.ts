import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Observation } from "./observation.js";

/** Names the folder where the test files, which may run in processes of their own, leave what they saw. */
const FOLDER = "CLOOPEN_CONFORMANCE_OBSERVED";

/** Collects what one test file sees; the same thing seen twice is kept once. */
export interface Recorder {
  add(observation: Observation): void;
  /** Leaves it for the report. */
  save(): Promise<void>;
}

/** @param name of the test file */
export function createRecorder(name: string): Recorder {
  const seen = new Map<string, Observation>();
  return {
    add(observation) {
      seen.set(JSON.stringify(observation), observation);
    },
    async save() {
      await writeFile(join(folderOf(process.env), `${name}.json`), JSON.stringify([...seen.values()]));
    },
  };
}

/** What all test files saw. */
export async function readObservations(): Promise<Observation[]> {
  const folder = folderOf(process.env);
  const lists = (await readdir(folder)).map(
    async (file): Promise<Observation[]> => JSON.parse(await readFile(join(folder, file), "utf8")),
  );
  return (await Promise.all(lists)).flat();
}

/**
 * Makes the folder of this run, for the processes that are started from now on.
 *
 * @returns removes it again
 */
export async function installRecorder(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "cloopen-observed-"));
  env[FOLDER] = folder;
  return () => rm(folder, { recursive: true, force: true });
}

function folderOf(env: NodeJS.ProcessEnv): string {
  const folder = env[FOLDER];
  if (folder === undefined) throw new Error("no recorder is installed; run the suite through vitest's configuration");
  return folder;
}
