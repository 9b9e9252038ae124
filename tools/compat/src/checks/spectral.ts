import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Outcome } from "../results.js";
import type { Row } from "../row.js";
import { runCommand } from "../run-command.js";
import { installTools, toolsFolder, versionOfTool } from "./npm-tools.js";

const require = createRequire(import.meta.url);
const OWN = fileURLToPath(new URL("../../programs/npm-tools/spectral.yaml", import.meta.url));
const SHIPPED = require.resolve("@cloopen-rest/spec/spectral.yaml");

/** Each document with the ruleset that its readers use. */
const LINTED = [
  { document: "openapi.en.json", ruleset: SHIPPED },
  { document: "openapi.zh-CN.json", ruleset: SHIPPED },
  { document: "openapi.generators.json", ruleset: OWN },
  { document: "openapi.generators.3.0.json", ruleset: OWN },
] as const;

/** Spectral has no complaint: about the contract with the ruleset that ships, about the bundles for generators with its own rules. */
export const SPECTRAL: Row = {
  id: "spectral",
  version: versionOfTool("@stoplight/spectral-cli"),
  needs: ["npm"],
  run: async (cache) => (await installTools(cache)) ?? (await lint(toolsFolder(cache))),
};

async function lint(folder: string): Promise<Outcome> {
  for (const { document, ruleset } of LINTED) {
    const file = require.resolve(`@cloopen-rest/spec/${document}`);
    const spectral = join(folder, "node_modules/@stoplight/spectral-cli/dist/index.js");
    const flags = ["--ruleset", ruleset, "--format", "text", "--fail-severity", "hint", file];
    const { exitCode, stdout, stderr } = await runCommand({ run: ["node", spectral, "lint", ...flags] }, folder);
    if (exitCode === 0) continue;
    const lines = `${stdout}\n${stderr}`.split("\n").filter((line) => line !== "");
    return { kind: "failed", why: `${document}: ${lines.length} lines, first: ${lines[0] ?? ""}` };
  }
  return { kind: "passed" };
}
