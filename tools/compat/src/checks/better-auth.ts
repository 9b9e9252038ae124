import { cp, mkdir, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileTypescript } from "../recipes/typescript.js";
import type { Outcome } from "../results.js";
import type { Row } from "../row.js";
import { explainEnding, runCommand, runSteps } from "../run-command.js";
import { PROGRAMS } from "../run-recipe.js";

const require = createRequire(import.meta.url);
const PACKAGES = fileURLToPath(new URL("../../../../packages/", import.meta.url));
const SAMPLES = join(PACKAGES, "docs/samples/one-time-codes");
const {
  dependencies,
}: { dependencies: Readonly<Record<string, string>> } = require("../../programs/better-auth/package.json");

/** The guide's sample of better-auth compiles with its real types, and signs a user in with a code of ours. */
export const BETTER_AUTH: Row = {
  id: "better-auth",
  version: dependencies["better-auth"] ?? "",
  needs: ["node", "npm"],
  run,
};

async function run(cache: string): Promise<Outcome> {
  const folder = join(cache, "work/better-auth");
  await rm(folder, { recursive: true, force: true });
  await cp(join(PROGRAMS, "better-auth"), folder, { recursive: true });
  for (const sample of ["better-auth.ts", "verify.ts"]) await cp(join(SAMPLES, sample), join(folder, sample));
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
  const problem = await runSteps([{ run: ["npm", "install", ...flags], fetch: true }], folder);
  if (problem !== undefined) return problem;
  await linkPackages(join(folder, "node_modules/@cloopen-rest"));
  const broken = await runSteps(compileTypescript("--skipLibCheck"), folder);
  if (broken !== undefined) return broken;
  const ending = await runCommand({ run: ["node", "out/main.js"] }, folder);
  return ending.exitCode === 0 ? { kind: "passed" } : { kind: "failed", why: explainEnding(ending) };
}

/** Puts the packages of this repository where the sample finds them. */
async function linkPackages(scope: string): Promise<void> {
  await mkdir(scope, { recursive: true });
  for (const name of ["client", "sandbox", "verify"]) {
    await symlink(join(PACKAGES, name), join(scope, name));
  }
}
