import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "../run-program.js";
import type { PackagingCheck } from "./packaging-check.js";

/** Programs of users, the strictest way: declarations of libraries are checked, too. */
const COMPILER_OPTIONS = {
  target: "ES2022",
  lib: ["ES2023", "DOM", "DOM.Iterable"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
};

const RESOLUTIONS = [
  { module: "NodeNext", moduleResolution: "NodeNext" },
  { module: "ESNext", moduleResolution: "Bundler" },
];

function typeScript(version: string): PackagingCheck {
  return {
    name: `TypeScript ${version}`,
    run: async ({ folder }, toolbox) => {
      const tsc = await toolbox.find(`typescript-${version}/bin/tsc`);
      if (tsc === undefined) return "it is not in the toolbox";
      for (const resolution of RESOLUTIONS) {
        const project = join(folder, `tsconfig.${version}.${resolution.module}.json`);
        const compilerOptions = { ...COMPILER_OPTIONS, ...resolution };
        await writeFile(project, JSON.stringify({ compilerOptions, include: ["uses/*.ts"] }));
        const { exitCode, stdout, stderr } = await runProgram(process.execPath, [tsc, "-p", project], folder);
        if (exitCode !== 0) return `${resolution.module}: ${stdout}${stderr}`.trim();
      }
      return undefined;
    },
  };
}

function tool(name: string, path: string, args: (tarball: string) => readonly string[]): PackagingCheck {
  return {
    name,
    run: async ({ folder, tarball }, toolbox) => {
      const program = await toolbox.find(path);
      if (program === undefined) return "it is not in the toolbox";
      const { exitCode, stdout, stderr } = await runProgram(process.execPath, [program, ...args(tarball)], folder);
      return exitCode === 0 ? undefined : `${stdout}${stderr}`.trim();
    },
  };
}

/** What must hold of the tarball, beside running. */
export const PACKAGING_CHECKS: readonly PackagingCheck[] = [
  ...["5.4", "5.9", "6", "7"].map(typeScript),
  tool("publint", "publint/src/cli.js", (tarball) => ["run", tarball, "--strict"]),
  tool("attw", "@arethetypeswrong/cli/dist/index.js", (tarball) => [tarball, "--profile", "esm-only", "--no-emoji"]),
];
