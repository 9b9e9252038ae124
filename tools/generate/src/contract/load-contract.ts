import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { REPOSITORY } from "../repository.js";
import type { Contract } from "./openapi.js";

const run = promisify(execFile);

/** Bundles `spec/openapi.yaml` into one document, references kept, and reads it. */
export async function loadContract(): Promise<Contract> {
  const folder = await mkdtemp(join(tmpdir(), "cloopen-contract-"));
  try {
    const output = join(folder, "openapi.json");
    const redocly = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");
    await run(process.execPath, [redocly, "bundle", "spec/openapi.yaml", "--config", "redocly.yaml", "-o", output], {
      cwd: REPOSITORY,
      env: { ...process.env, REDOCLY_TELEMETRY: "off" },
    });
    return parseContract(await readFile(output, "utf8"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function parseContract(text: string): Contract {
  const value: unknown = JSON.parse(text);
  if (!isContract(value)) throw new Error("spec/openapi.yaml did not bundle into an OpenAPI 3.1 document");
  return value;
}

/** Redocly has linted the document by then; this only guards against reading something else. */
function isContract(value: unknown): value is Contract {
  return (
    typeof value === "object" &&
    value !== null &&
    "openapi" in value &&
    typeof value.openapi === "string" &&
    value.openapi.startsWith("3.1") &&
    "paths" in value &&
    "components" in value
  );
}
