#!/usr/bin/env node
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkReachable } from "./check-reachable.js";
import { type Arguments, readArguments, USAGE } from "./read-arguments.js";

function run(env: NodeJS.ProcessEnv): void {
  const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
  const folder = fileURLToPath(new URL("../../", import.meta.url));
  const child = spawn(process.execPath, [vitest, "run", "suite"], { cwd: folder, env, stdio: "inherit" });
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}

function tell(error: unknown, more = ""): void {
  const [said = ""] = (error instanceof Error ? error.message : "cannot be read").split(/\. |\n/);
  process.stderr.write(`contract: ${said}${more}\n`);
  process.exitCode = 2;
}

function read(): Arguments | undefined {
  try {
    return readArguments(process.argv.slice(2), process.env);
  } catch (error) {
    tell(error, "; --help lists the flags");
    return undefined;
  }
}

async function main(): Promise<void> {
  const asked = read();
  if (asked === undefined) return;
  if (asked.help) {
    process.stdout.write(USAGE);
    return;
  }
  try {
    if (asked.server !== undefined) await checkReachable(asked.server);
  } catch (error) {
    tell(error);
    return;
  }
  run(asked.env);
}

await main();
