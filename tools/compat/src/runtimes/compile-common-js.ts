import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "../run-program.js";
import type { Toolbox } from "./toolbox.js";

/** The suite, and a file that imports every subpath: what has to compile as CommonJS. */
export const COMMON_JS_SOURCES: readonly string[] = ["smoke-src", "subpaths.ts"];

/** As projects have it that never moved to ESM: resolution knows no `exports`. */
const COMPILER_OPTIONS = {
  module: "commonjs",
  moduleResolution: "node10",
  esModuleInterop: true,
  target: "ES2022",
  lib: ["ES2023", "DOM", "DOM.Iterable"],
  types: [],
  strict: true,
  skipLibCheck: false,
  rootDir: ".",
  outDir: ".",
};

/**
 * Compiles the smoke suite in a folder with TypeScript 5.4 and `module: commonjs`, beside its sources.
 *
 * @param subpaths those of the package, each of which is imported
 * @throws when it does not compile
 */
export async function compileCommonJs(
  toolbox: Toolbox,
  sources: string,
  subpaths: readonly string[],
  folder: string,
): Promise<void> {
  const tsc = await toolbox.find("typescript-5.4/bin/tsc");
  if (tsc === undefined) throw new Error("TypeScript 5.4 is not in the toolbox");
  await cp(sources, join(folder, "smoke-src"), { recursive: true });
  const imports = subpaths.map(
    (subpath, at) => `import * as part${at} from "@cloopen-rest/client${subpath.slice(1)}";\n`,
  );
  const all = `export const parts: readonly object[] = [${subpaths.map((_, at) => `part${at}`).join(", ")}];\n`;
  await writeFile(join(folder, "subpaths.ts"), imports.join("") + all);
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: COMPILER_OPTIONS, include: COMMON_JS_SOURCES, exclude: [] }),
  );
  const { exitCode, stdout, stderr } = await runProgram(process.execPath, [tsc, "-p", folder], folder);
  if (exitCode !== 0) throw new Error(`the suite does not compile to CommonJS: ${stdout}${stderr}`);
}
