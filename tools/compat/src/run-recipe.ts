import { existsSync } from "node:fs";
import { cp, mkdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { checkProgram } from "./check-program.js";
import type { Command, Places, Recipe } from "./recipe.js";
import type { Outcome } from "./results.js";
import { type Ending, runCommand } from "./run-command.js";
import { openStage } from "./stage.js";

const PROGRAMS = fileURLToPath(new URL("../programs/", import.meta.url));
const require = createRequire(import.meta.url);

/** Generates, compiles and runs the program of one recipe against a sandbox of its own. It never rejects. */
export async function runRecipe(recipe: Recipe, cache: string): Promise<Outcome> {
  const missing = recipe.needs.find((program) => !isOnPath(program));
  if (missing !== undefined) return { kind: "skipped", why: `${missing} is not on this machine` };
  try {
    const folder = join(cache, "work", recipe.id);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await cp(join(PROGRAMS, recipe.id), folder, { recursive: true });
    const places = { document: require.resolve(`@cloopen-rest/spec/${recipe.document}`), folder, cache };
    for (const step of recipe.steps(places)) {
      if (step.unless !== undefined && existsSync(step.unless)) continue;
      const ending = await runCommand(step, folder);
      if (ending.exitCode === 0) continue;
      const why = `${step.run.slice(0, 2).join(" ")}: ${explainEnding(ending)}`;
      return { kind: step.fetch ? "skipped" : "failed", why };
    }
    return await runProgram(recipe.program(places), places);
  } catch (error) {
    return { kind: "failed", why: error instanceof Error ? error.message : String(error) };
  }
}

async function runProgram(command: Command, { folder }: Places): Promise<Outcome> {
  const stage = await openStage({ strict: true, addMember: true });
  try {
    const ending = await runCommand({ ...command, env: { ...command.env, ...stage.env } }, folder);
    const problems = checkProgram(stage.exchanges, ending.stdout);
    if (ending.exitCode !== 0) return { kind: "failed", why: [...problems, explainEnding(ending)].join("; ") };
    return problems.length === 0 ? { kind: "passed" } : { kind: "failed", why: problems.join("; ") };
  } finally {
    await stage.close();
  }
}

/** What a command said of its failure, in one line: the first lines with an error, or the last ones. */
export function explainEnding({ stdout, stderr }: Ending): string {
  const lines = stripVTControlCharacters(`${stdout}\n${stderr}`)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const errors = lines.filter((line) => /\berror\b.*\w{3}|exception/i.test(line));
  return (errors.length > 0 ? errors.slice(0, 3) : lines.slice(-3)).join(" | ").slice(0, 600);
}

/** Whether a program is found in a folder of `PATH`, or a file at its place. */
export function isOnPath(program: string, path: string = process.env["PATH"] ?? ""): boolean {
  if (isAbsolute(program)) return existsSync(program);
  return path.split(delimiter).some((folder) => folder !== "" && existsSync(join(folder, program)));
}
