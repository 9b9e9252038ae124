import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "../recipe.js";
import type { Outcome } from "../results.js";
import type { Row } from "../row.js";
import { explainEnding, runCommand, runSteps } from "../run-command.js";
import { PROGRAMS } from "../run-recipe.js";
import { BUNDLE } from "../typescript/contract.js";
import { serveSandbox } from "./served-sandbox.js";

const VERSION = "4.32.5";
const CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";
/** So many operations must have succeeded at least once: signing works, and requests come further than the first check. */
const MUST_SUCCEED = 8;

/** Schemathesis on the whole contract, against the sandbox in both modes: no server error, no reply that the contract does not describe. */
export const SCHEMATHESIS: Row = { id: "schemathesis", version: VERSION, needs: ["python3"], run };

async function run(cache: string): Promise<Outcome> {
  // A copy: Schemathesis keeps what it found beside its configuration.
  const folder = join(cache, "work/schemathesis");
  await rm(folder, { recursive: true, force: true });
  await cp(join(PROGRAMS, "schemathesis"), folder, { recursive: true });
  const environment = join(cache, "python-schemathesis");
  const problem = await runSteps(
    [
      { run: ["python3", "-m", "venv", environment], unless: environment },
      {
        run: [join(environment, "bin/pip"), "install", "--quiet", `schemathesis==${VERSION}`],
        fetch: true,
        unless: join(environment, "bin/schemathesis"),
      },
    ],
    folder,
  );
  if (problem !== undefined) return problem;
  for (const strict of [false, true]) {
    const outcome = await runMode(strict, folder, join(environment, "bin/schemathesis"));
    if (outcome.kind !== "passed") return outcome;
  }
  return { kind: "passed" };
}

async function runMode(strict: boolean, folder: string, program: string): Promise<Outcome> {
  const sandbox = await serveSandbox(strict);
  const mode = strict ? "strict" : "default";
  try {
    const command: Command = {
      run: [
        ...([program, "--config-file", "schemathesis.toml", "run", BUNDLE] as const),
        ...["--url", sandbox.env["CLOOPEN_BASE_URL"] ?? "", "--checks", CHECKS, "--no-color"],
        // Fuzzing goes on until the time is spent. Bodies that must not have two members at once are found by trial.
        ...["--phases", "examples,coverage,fuzzing", "--max-time", "100", "--suppress-health-check", "filter_too_much"],
      ],
      env: { ...sandbox.env, SCHEMATHESIS_HOOKS: "hooks", PYTHONPATH: ".", PYTHONDONTWRITEBYTECODE: "1" },
    };
    const ending = await runCommand(command, folder);
    if (ending.exitCode !== 0)
      return { kind: "failed", why: `${mode} mode: ${explainSummary(ending.stdout) || explainEnding(ending)}` };
    const succeeded = new Set(
      sandbox.answered.filter(({ statusCode }) => statusCode === "000000").map(({ path }) => path),
    );
    if (succeeded.size >= MUST_SUCCEED) return { kind: "passed" };
    return { kind: "failed", why: `${mode} mode: only ${succeeded.size} operations ever succeeded` };
  } finally {
    await sandbox.close();
  }
}

/** The failures that Schemathesis found, one line each. */
function explainSummary(output: string): string {
  const found = output.split("\n").filter((line) => /^(?:_{3,} .* _{3,}|- .*|\[\d{3}\])/.test(line.trim()));
  return found
    .map((line) => line.replaceAll("_", " ").trim())
    .join(" | ")
    .slice(0, 600);
}
