import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runProgram } from "../run-program.js";
import type { Surroundings } from "./runtime.js";

/** One module of a text and everything that it imports, as those make who write for workers and pages. */
export async function bundle({ consumer, toolbox }: Surroundings, file: string, conditions: string): Promise<string> {
  const esbuild = await toolbox.find("@esbuild/*/bin/esbuild");
  if (esbuild === undefined) throw new Error(`no esbuild for ${process.platform} ${process.arch}`);
  const output = join(dirname(file), "out", `${conditions}.js`);
  const flags = ["--bundle", "--format=esm", "--target=es2022", `--conditions=${conditions}`, `--outfile=${output}`];
  const { exitCode, stderr } = await runProgram(esbuild, [file, ...flags, "--log-level=warning"], consumer.folder);
  if (exitCode !== 0) throw new Error(stderr);
  return readFile(output, "utf8");
}
