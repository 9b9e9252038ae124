import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Outcome, runNode } from "./run-node.js";

const TSC = join(dirname(createRequire(import.meta.url).resolve("@typescript/native/package.json")), "bin/tsc");

/** Type-checks every module of a folder strictly, with nothing but what a new project has. */
export async function typeCheck(folder: string): Promise<Outcome> {
  const options = {
    ...{ target: "ES2022", lib: ["ES2022", "DOM", "DOM.Iterable"], types: [] },
    ...{ module: "ESNext", moduleResolution: "Bundler", strict: true, noEmit: true, skipLibCheck: false },
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["**/*.ts"] }));
  return runNode(folder, [TSC, "--project", "tsconfig.json"]);
}
