import { cp, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runNpm } from "./run-program.js";

const CLIENT = fileURLToPath(new URL("../../../packages/client/", import.meta.url));
const SMOKE = fileURLToPath(new URL("./smoke/", import.meta.url));

/** A project of a stranger, who has nothing but the tarball. */
export interface Consumer {
  readonly folder: string;
  readonly tarball: string;
  /** A module that exports `run(facts)`. */
  readonly entry: string;
  /** A program that runs the suite with the facts of its first argument, and prints the reports as the last line. */
  readonly program: string;
}

/**
 * Packs the client, installs the tarball outside of the repository, and puts the smoke suite beside it.
 *
 * @throws when npm cannot pack or install it
 */
export async function makeConsumer(): Promise<Consumer> {
  const folder = await mkdtemp(join(tmpdir(), "cloopen-consumer-"));
  const tarball = join(folder, await npm(["pack", "--silent", "--pack-destination", folder], CLIENT));
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await npm(["install", "--prefer-offline", tarball], folder);
  await cp(SMOKE, join(folder, "smoke"), { recursive: true });
  await cp(join(CLIENT, "test/uses"), join(folder, "uses"), { recursive: true });
  const entry = join(folder, "entry.js");
  await writeFile(entry, writeEntry(await subpathsOf(folder)));
  const program = join(folder, "program.js");
  await writeFile(program, PROGRAM);
  await mkdir(join(folder, "out"));
  return { folder, tarball, entry, program };
}

async function npm(args: readonly string[], cwd: string): Promise<string> {
  const { exitCode, stdout, stderr } = await runNpm(args, cwd);
  if (exitCode !== 0) throw new Error(`npm ${args[0]} failed: ${stderr}`);
  return stdout.trim();
}

/** Those that the installed package has, so that a new one is loaded everywhere without being listed here. */
async function subpathsOf(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, "node_modules/@cloopen-rest/client/package.json"), "utf8");
  const { exports }: { exports: Readonly<Record<string, unknown>> } = JSON.parse(text);
  return Object.keys(exports);
}

/** Subpaths come first, each loaded by itself before anything else of the package. */
function writeEntry(subpaths: readonly string[]): string {
  const loaders = subpaths.map(
    (subpath) => `  ${JSON.stringify(subpath)}: () => import("@cloopen-rest/client${subpath.slice(1)}"),`,
  );
  return `const subpaths = {\n${loaders.reverse().join("\n")}\n};\nexport async function run(facts) {\n  const { smoke } = await import("./smoke/smoke.js");\n  return smoke(facts, subpaths);\n}\n`;
}

const PROGRAM = `import process from "node:process";
import { run } from "./entry.js";
console.log(JSON.stringify(await run(JSON.parse(process.argv[2]))));
`;
