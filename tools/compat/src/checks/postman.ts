import { join } from "node:path";
import { errors } from "@cloopen-rest/spec";
import type { Outcome } from "../results.js";
import type { Row } from "../row.js";
import { explainEnding, runCommand } from "../run-command.js";
import { PROGRAMS } from "../run-recipe.js";
import { BUNDLE, OPERATION_IDS } from "../typescript/contract.js";
import { installTools, toolsFolder, versionOfTool } from "./npm-tools.js";
import { serveSandbox } from "./served-sandbox.js";

/** The converter takes the first half of the authentication only; with the script of the README every request is signed. */
export const POSTMAN: Row = {
  id: "postman",
  version: versionOfTool("openapi-to-postmanv2"),
  needs: ["npm"],
  run: async (cache) => (await installTools(cache)) ?? (await convertAndSend(cache)),
};

async function convertAndSend(cache: string): Promise<Outcome> {
  const sandbox = await serveSandbox(false);
  try {
    const folder = join(PROGRAMS, "postman");
    const tools = join(toolsFolder(cache), "package.json");
    const ending = await runCommand(
      { run: ["node", "run.cjs", tools, BUNDLE, "pre-request.js"], env: sandbox.env },
      folder,
    );
    if (ending.exitCode !== 0) return { kind: "failed", why: explainEnding(ending) };
    const rejected = sandbox.answered.filter(({ statusCode }) => errors.groups["authentication"]?.includes(statusCode));
    if (sandbox.answered.length < OPERATION_IDS.length)
      return { kind: "failed", why: `sent ${sandbox.answered.length} requests only` };
    if (rejected.length === 0) return { kind: "passed" };
    return { kind: "failed", why: rejected.map(({ path, statusCode }) => `${path}: ${statusCode}`).join("; ") };
  } finally {
    await sandbox.close();
  }
}
