import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type ContractDocument, isContractDocument } from "../model/document.js";

const run = promisify(execFile);

/** Folder of this package: two above the compiled module, one above its source, from which tests run. */
export const SPEC: string = fileURLToPath(
  new URL(import.meta.url.includes("/dist-tools/") ? "../../" : "../", import.meta.url),
);

/**
 * Bundles `openapi.yaml` into one document, with an overlay applied where one is given.
 *
 * @throws with Redocly's own output when the contract does not bundle
 */
export async function bundle(overlay?: string): Promise<ContractDocument> {
  const folder = await mkdtemp(join(tmpdir(), "cloopen-bundle-"));
  try {
    const output = join(folder, "openapi.json");
    const redocly = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");
    const overlays = overlay === undefined ? [] : ["--overlay", overlay];
    await run(
      process.execPath,
      [redocly, "bundle", "openapi.yaml", "--config", "build/redocly.yaml", "-o", output, ...overlays],
      {
        cwd: SPEC,
        env: { ...process.env, REDOCLY_TELEMETRY: "off" },
      },
    );
    const document: unknown = JSON.parse(await readFile(output, "utf8"));
    if (!isContractDocument(document)) throw new Error("openapi.yaml did not bundle into an OpenAPI 3.1 document");
    return document;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
