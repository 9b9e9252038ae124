import { existsSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import type { Command } from "./recipe.js";
import type { Outcome } from "./results.js";
import { type Ending, runProgram } from "./run-program.js";

const TEN_MINUTES = 600_000;

/** Runs a command in a folder to its end, at most ten minutes. It never rejects. */
export function runCommand({ run: [file, ...args], env }: Command, cwd: string): Promise<Ending> {
  return runProgram(file, args, cwd, { timeoutMs: TEN_MINUTES, env });
}

/** Runs commands one after the other. The first that fails ends it: skipped when it should have fetched something. */
export async function runSteps(steps: readonly Command[], cwd: string): Promise<Outcome | undefined> {
  for (const step of steps) {
    if (step.unless !== undefined && existsSync(step.unless)) continue;
    const ending = await runCommand(step, cwd);
    if (ending.exitCode === 0) continue;
    return {
      kind: step.fetch ? "skipped" : "failed",
      why: `${step.run.slice(0, 2).join(" ")}: ${explainEnding(ending)}`,
    };
  }
  return undefined;
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
