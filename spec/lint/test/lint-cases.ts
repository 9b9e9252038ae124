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

/** Cases of all rules, in the order in which they were added. */
const added: { readonly rule: string; readonly edits: Case }[] = [];
let problems: readonly unknown[] | undefined;

/**
 * Adds cases of a rule. Each is linted as a copy of `small-contract/` with the built plugin, only the one rule on. What comes back gives the problems of a
 * case; when it is first called, all cases that were added go through one start of the real command line, which takes most of the time.
 */
export function lintCases<Name extends string>(rule: string, cases: Readonly<Record<Name, Case>>): Found<Name> {
  if (problems !== undefined) throw new Error(`The cases of ${rule} were added after the others were linted.`);
  const ids = new Map(Object.entries<Case>(cases).map(([name, edits]) => [name, caseId(added.push({ rule, edits }))]));
  return (name) => {
    problems ??= lintAll();
    const id = ids.get(name);
    return id === undefined ? [`There is no case ${name}.`] : problemsIn(id, problems);
  };
}

function caseId(count: number): string {
  return `case${count}`;
}

function lintAll(): readonly unknown[] {
  // The real path: Redocly shows files relative to its working directory, whose links it resolves.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cloopen-lint-")));
  try {
    for (const [index, { edits }] of added.entries()) writeCase(join(folder, caseId(index + 1)), edits);
    writeFileSync(join(folder, "redocly.yaml"), configuration());
    return runRedocly(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
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

function configuration(): string {
  const apis = added.map(({ rule }, index) => {
    const id = caseId(index + 1);
    return [id, { root: `${id}/openapi.yaml`, rules: { [`cloopen/${rule}`]: "error" } }];
  });
  return JSON.stringify({
    apis: Object.fromEntries(apis),
    plugins: [join(spec, "dist-tools/lint/plugin.js")],
    telemetry: "off",
  });
}

function runRedocly(folder: string): unknown[] {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { stdout, stderr } = spawnSync(process.execPath, [cli, "lint", "--format=json", "--max-problems=10000"], {
    cwd: folder,
    env,
    encoding: "utf8",
    maxBuffer: 64 * 1024 ** 2,
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
