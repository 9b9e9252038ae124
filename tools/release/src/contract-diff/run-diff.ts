import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Rating } from "./rating.js";

const run = promisify(execFile);
const REDOCLY = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");
const CONFIG = fileURLToPath(new URL("../../redocly.yaml", import.meta.url));

/** A change as `redocly diff --format json` reports it. */
export interface ReportedChange {
  /** JSON pointer; through references, so a component is named by the first operation that uses it. */
  readonly path: string;
  readonly kind: "added" | "removed" | "modified";
  /** The member that changed, where one did. */
  readonly property?: string;
  readonly impact: Rating;
  /** Says what breaks; empty where nothing does. */
  readonly verdicts: readonly { readonly message: string }[];
}

/**
 * Compares two bundles with `redocly diff`.
 *
 * @throws with Redocly's own output when it cannot compare them
 */
export async function runDiff(released: string, current: string): Promise<readonly ReportedChange[]> {
  const folder = await mkdtemp(join(tmpdir(), "cloopen-diff-"));
  try {
    const report = join(folder, "report.json");
    const flags = ["--config", CONFIG, "--format", "json", "--output", report, "--fail-on", "none"];
    await run(process.execPath, [REDOCLY, "diff", released, current, ...flags], {
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    });
    const { changes }: { changes: readonly ReportedChange[] } = JSON.parse(await readFile(report, "utf8"));
    return changes;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
