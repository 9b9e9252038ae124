#!/usr/bin/env node
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const USAGE = `contract: runs the contract suite against a server

  --base-url URL   server to test, up to the version segment (a sandbox of its own)
  --send           let operations run that send, call or create; they cost money on the live platform
  --help           this text

With --base-url, CLOOPEN_ACCOUNT_SID, CLOOPEN_AUTH_TOKEN and CLOOPEN_APP_ID hold the credentials.
`;

const REQUIRED = ["CLOOPEN_ACCOUNT_SID", "CLOOPEN_AUTH_TOKEN", "CLOOPEN_APP_ID"];

function readEnvironment(args: readonly string[]): NodeJS.ProcessEnv | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: { "base-url": { type: "string" }, send: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help) return undefined;
  const baseUrl = values["base-url"];
  if (baseUrl === undefined) return process.env;
  if (!URL.canParse(baseUrl)) throw new Error("--base-url must be a URL");
  const missing = REQUIRED.filter((name) => !process.env[name]);
  if (missing.length > 0) throw new Error(`--base-url needs ${missing.join(", ")} in the environment`);
  return { ...process.env, CLOOPEN_CONTRACT_BASE_URL: baseUrl, ...(values.send && { CLOOPEN_CONTRACT_SEND: "1" }) };
}

function run(env: NodeJS.ProcessEnv): void {
  const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
  const folder = fileURLToPath(new URL("../../", import.meta.url));
  const child = spawn(process.execPath, [vitest, "run", "suite"], { cwd: folder, env, stdio: "inherit" });
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}

try {
  const env = readEnvironment(process.argv.slice(2));
  if (env === undefined) process.stdout.write(USAGE);
  else run(env);
} catch (error) {
  process.stderr.write(
    `contract: ${error instanceof Error ? error.message.split(/\. |\n/)[0] : "cannot be read"}; --help lists the flags\n`,
  );
  process.exitCode = 2;
}
