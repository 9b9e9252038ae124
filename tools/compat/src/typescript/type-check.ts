import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Outcome, runNode } from "./run-node.js";

const REPOSITORY = new URL("../../../../package.json", import.meta.url);

/** The compiler of the repository, and the last one written in TypeScript, which most projects still use. */
export type Compiler = "repository" | "typescript-5";

/** Type-checks every module of a folder strictly, with nothing but what a new project has. */
export async function typeCheck(folder: string, compiler: Compiler): Promise<Outcome> {
  const require = createRequire(compiler === "repository" ? REPOSITORY : import.meta.url);
  const tsc = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
  const options = {
    ...{ target: "ES2022", lib: ["ES2022", "DOM", "DOM.Iterable"], types: [] },
    ...{ module: "ESNext", moduleResolution: "Bundler", strict: true, noEmit: true, skipLibCheck: false },
  };
  const project = `tsconfig.${compiler}.json`;
  await writeFile(join(folder, project), JSON.stringify({ compilerOptions: options, include: ["**/*.ts"] }));
  return runNode(folder, [tsc, "--project", project]);
}
