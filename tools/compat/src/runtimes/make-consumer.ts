import { cp, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runNpm } from "../run-program.js";
import { compileCommonJs } from "./compile-common-js.js";
import type { ModuleFormat } from "./module-format.js";
import type { Toolbox } from "./toolbox.js";

const CLIENT = fileURLToPath(new URL("../../../../packages/client/", import.meta.url));
const SMOKE = fileURLToPath(new URL("./smoke/", import.meta.url));
const SMOKE_SOURCES = fileURLToPath(new URL("../../src/runtimes/smoke/", import.meta.url));
const PEER = "@opentelemetry/api";
/** Subpaths that import Node's own modules: no bundle for pages takes them, and their types need \`@types/node\`. */
const NODE_ONLY: readonly string[] = ["./node"];

/** The smoke suite in one module system. */
export interface Suite {
  /** A module that exports `run(facts)`. */
  readonly entry: string;
  /** The same without the subpaths that are for Node alone, for bundles. */
  readonly edgeEntry: string;
  /** A program that runs the suite with the facts of its first argument, and prints the reports as the last line. */
  readonly program: string;
}

/** A project of a stranger, who has nothing but the tarball and its optional peer. */
export interface Consumer {
  readonly folder: string;
  readonly tarball: string;
  readonly suites: Readonly<Record<ModuleFormat, Suite>>;
}

/**
 * Packs the client, installs the tarball outside of the repository, and puts the smoke suite beside it: as ESM, and as CommonJS compiled there by the oldest
 * TypeScript with `module: commonjs`.
 *
 * @throws when npm cannot pack or install it, or the suite does not compile
 */
export async function makeConsumer(toolbox: Toolbox): Promise<Consumer> {
  const folder = await mkdtemp(join(tmpdir(), "cloopen-consumer-"));
  const tarball = join(folder, await npm(["pack", "--silent", "--pack-destination", folder], CLIENT));
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await npm(["install", "--prefer-offline", tarball, `${PEER}@${await peerVersion()}`], folder);
  await cp(join(CLIENT, "test/uses"), join(folder, "uses"), { recursive: true });
  const subpaths = await subpathsOf(folder);
  const edgeSubpaths = subpaths.filter((subpath) => !NODE_ONLY.includes(subpath));
  await cp(SMOKE, join(folder, "smoke"), { recursive: true });
  const esm = await writeSuite(folder, {
    "entry.js": writeEsmEntry(subpaths),
    "edge-entry.js": writeEsmEntry(edgeSubpaths),
    "program.js": `import process from "node:process";\nimport { run } from "./entry.js";\n${PROGRAM}`,
  });
  const inner = join(folder, "common-js");
  for (const each of [inner, join(folder, "out")]) await mkdir(each);
  await writeFile(join(inner, "package.json"), JSON.stringify({ type: "commonjs" }));
  await compileCommonJs(toolbox, SMOKE_SOURCES, edgeSubpaths, inner);
  const commonJs = await writeSuite(inner, {
    "entry.js": writeCommonJsEntry(subpaths),
    "edge-entry.js": writeCommonJsEntry(edgeSubpaths),
    "program.js": `const process = require("node:process");\nconst { run } = require("./entry.js");\n${PROGRAM}`,
  });
  return { folder, tarball, suites: { ESM: esm, CommonJS: commonJs } };
}

async function npm(args: readonly string[], cwd: string): Promise<string> {
  const { exitCode, stdout, stderr } = await runNpm(args, cwd);
  if (exitCode !== 0) throw new Error(`npm ${args[0]} failed: ${stderr}`);
  return stdout.trim();
}

async function peerVersion(): Promise<string> {
  const { devDependencies }: { devDependencies: Readonly<Record<string, string>> } = JSON.parse(
    await readFile(join(CLIENT, "package.json"), "utf8"),
  );
  return devDependencies[PEER] ?? "latest";
}

/** Those that the installed package has, so that a new one is loaded everywhere without being listed here. */
async function subpathsOf(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, "node_modules/@cloopen-rest/client/package.json"), "utf8");
  const { exports }: { exports: Readonly<Record<string, unknown>> } = JSON.parse(text);
  return Object.keys(exports);
}

function writeEsmEntry(subpaths: readonly string[]): string {
  return writeEntry(subpaths, (name) => `import(${name})`, 'import("./smoke/smoke.js")', "export ");
}

function writeCommonJsEntry(subpaths: readonly string[]): string {
  const load = (name: string): string => `Promise.resolve(require(${name}))`;
  return `${writeEntry(subpaths, load, 'require("./smoke-src/smoke.js")', "")}exports.run = run;\n`;
}

/** Subpaths come first, each loaded by itself before anything else of the package. */
function writeEntry(
  subpaths: readonly string[],
  load: (quotedName: string) => string,
  loadSmoke: string,
  prefix: string,
): string {
  const loaders = subpaths.map(
    (subpath) => `  ${JSON.stringify(subpath)}: () => ${load(`"@cloopen-rest/client${subpath.slice(1)}"`)},`,
  );
  return `const subpaths = {\n${loaders.reverse().join("\n")}\n};\n${prefix}async function run(facts) {\n  const { smoke } = await ${loadSmoke};\n  return smoke(facts, subpaths);\n}\n`;
}

async function writeSuite(
  folder: string,
  files: Readonly<Record<"entry.js" | "edge-entry.js" | "program.js", string>>,
): Promise<Suite> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return {
    entry: join(folder, "entry.js"),
    edgeEntry: join(folder, "edge-entry.js"),
    program: join(folder, "program.js"),
  };
}

const PROGRAM = `run(JSON.parse(process.argv[2])).then((report) => process.stdout.write(JSON.stringify(report) + "\\n"));
`;
