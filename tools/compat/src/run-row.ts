import { existsSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import type { Result } from "./results.js";
import type { Row } from "./row.js";

/** Runs a row when the machine has what it needs. It never rejects. */
export async function runRow({ id, version, needs, run }: Row, cache: string): Promise<Result> {
  const missing = needs.find((program) => !isOnPath(program));
  if (missing !== undefined) {
    return { id, version, outcome: { kind: "skipped", why: `${missing} is not on this machine` } };
  }
  try {
    return { id, version, outcome: await run(cache) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { id, version, outcome: { kind: "failed", why } };
  }
}

/** Whether a program is found in a folder of `PATH`, or a file at its place. */
export function isOnPath(program: string, path: string = process.env["PATH"] ?? ""): boolean {
  if (isAbsolute(program)) return existsSync(program);
  return path.split(delimiter).some((folder) => folder !== "" && existsSync(join(folder, program)));
}
