import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isRecord } from "../place.js";

/** What happens to a file of the small contract: one text in it is replaced, it gets another content, or it goes. */
export type Edit = readonly [from: string, to: string] | string | null;

/** A case: the files of the small contract that differ. */
export type Case = Readonly<Record<string, Edit>>;

const spec = fileURLToPath(new URL("../../", import.meta.url));
const cli = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");

/** The problems of a case, each as `file:line message`. */
export type Found<Name extends string> = (name: Name) => readonly string[];

/**
 * Lints one copy of `small-contract/` for each case with the built plugin, only the one rule on. All copies go through one start of the real
 * command line, which takes most of the time.
 */
export function lintCases<Name extends string>(rule: string, cases: Readonly<Record<Name, Case>>): Found<Name> {
  // The real path: Redocly shows files relative to its working directory, whose links it resolves.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cloopen-lint-")));
  try {
    const entries = Object.entries<Case>(cases);
    for (const [index, [, edits]] of entries.entries()) writeCase(join(folder, caseId(index)), edits);
    writeFileSync(join(folder, "redocly.yaml"), configuration(rule, entries.length));
    const problems = runRedocly(folder);
    const found = new Map(entries.map(([name], index) => [name, problemsIn(caseId(index), problems)]));
    return (name) => found.get(name) ?? [`There is no case ${name}.`];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function caseId(index: number): string {
  return `case${index}`;
}

function writeCase(folder: string, edits: Case): void {
  cpSync(join(spec, "lint/test/small-contract"), folder, { recursive: true });
  for (const [name, edit] of Object.entries(edits)) {
    const path = join(folder, name);
    if (edit === null) rmSync(path);
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, typeof edit === "string" ? edit : replaceOnce(readFileSync(path, "utf8"), edit));
    }
  }
}

function replaceOnce(text: string, [from, to]: readonly [string, string]): string {
  if (!text.includes(from)) throw new Error(`The small contract has no ${JSON.stringify(from)} there any more.`);
  return text.replace(from, () => to);
}

function configuration(rule: string, count: number): string {
  const ids = Array.from({ length: count }, (_, index) => caseId(index));
  return JSON.stringify({
    apis: Object.fromEntries(ids.map((id) => [id, { root: `${id}/openapi.yaml` }])),
    plugins: [join(spec, "dist-tools/lint/plugin.js")],
    rules: { [`cloopen/${rule}`]: "error" },
    telemetry: "off",
  });
}

function runRedocly(folder: string): unknown[] {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { stdout, stderr } = spawnSync(process.execPath, [cli, "lint", "--format=json", "--max-problems=1000"], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  if (!stdout.startsWith("{")) throw new Error(`Redocly did not lint:\n${stdout}${stderr}`);
  // One JSON document for each API, one behind the other.
  const documents: unknown = JSON.parse(`[${stdout.replaceAll("\n}{", "\n},{")}]`);
  return Array.isArray(documents) ? documents.flatMap(problemsOf) : [];
}

function problemsOf(document: unknown): unknown[] {
  const { problems } = isRecord(document) ? document : {};
  return Array.isArray(problems) ? problems : [];
}

function problemsIn(id: string, problems: readonly unknown[]): string[] {
  return problems
    .map(describe)
    .flatMap((problem) => (problem.startsWith(`${id}/`) ? [problem.slice(id.length + 1)] : []));
}

function describe(problem: unknown): string {
  const { message, location } = isRecord(problem) ? problem : {};
  const [first]: unknown[] = Array.isArray(location) ? location : [];
  const { source, start } = isRecord(first) ? first : {};
  const { ref } = isRecord(source) ? source : {};
  const { line } = isRecord(start) ? start : {};
  return `${String(ref)}:${String(line)} ${String(message)}`;
}
