import { cp, mkdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkProgram } from "./check-program.js";
import type { Command, Places, Recipe } from "./recipe.js";
import type { Outcome } from "./results.js";
import type { Row } from "./row.js";
import { explainEnding, runCommand, runSteps } from "./run-command.js";
import { openStage } from "./stage.js";

/** The programs, one folder for each recipe. */
export const PROGRAMS: string = fileURLToPath(new URL("../programs/", import.meta.url));
const require = createRequire(import.meta.url);

/** A recipe as a row: generates, compiles, and runs the program against a sandbox of its own. */
export function rowOf(recipe: Recipe): Row {
  const { id, version, needs } = recipe;
  return { id, version, needs, run: (cache) => runRecipe(recipe, cache) };
}

async function runRecipe(recipe: Recipe, cache: string): Promise<Outcome> {
  const folder = join(cache, "work", recipe.id);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(PROGRAMS, recipe.id), folder, { recursive: true });
  const places: Places = { document: require.resolve(`@cloopen-rest/spec/${recipe.document}`), folder, cache };
  return (await runSteps(recipe.steps(places), folder)) ?? (await runProgram(recipe.program(places), folder));
}

async function runProgram(command: Command, folder: string): Promise<Outcome> {
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
