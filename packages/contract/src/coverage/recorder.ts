import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Observation } from "./observation.js";

/** Where the test files, which run in processes of their own, leave what they saw. */
const FOLDER = fileURLToPath(new URL("../../.reports/observed/", import.meta.url));

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
      await mkdir(FOLDER, { recursive: true });
      await writeFile(join(FOLDER, `${name}.json`), JSON.stringify([...seen.values()]));
    },
  };
}

/** What all test files saw. */
export async function readObservations(): Promise<Observation[]> {
  const files = await readdir(FOLDER).catch(() => []);
  const lists = await Promise.all(
    files.map(async (file): Promise<Observation[]> => JSON.parse(await readFile(join(FOLDER, file), "utf8"))),
  );
  return lists.flat();
}

/** Lets go of what an earlier run saw. */
export async function clearObservations(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
}
