import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Outcome, runNode } from "./run-node.js";

const REDOCLY = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");
const REDOCLY_CONFIG = fileURLToPath(new URL("../../redocly.yaml", import.meta.url));

/**
 * Generates a client of a contract with `redocly generate-client`, as `client.ts` in a folder. `npm test` uses this generator because the
 * repository has it already; `npm run compat` runs the others.
 */
export function generateClient(folder: string, contract: string): Promise<Outcome> {
  const flags = ["--output", "client.ts", "--config", REDOCLY_CONFIG, "--report", "report.json"];
  return runNode(folder, [REDOCLY, "generate-client", contract, ...flags]);
}
