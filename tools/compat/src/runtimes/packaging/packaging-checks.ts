import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "../../run-program.js";
import { COMMON_JS_SOURCES } from "../compile-common-js.js";
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

/** How a project finds modules, and which module system its files are of. */
interface Resolution {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Where the programs are. */
  readonly folder: "" | "common-js";
  readonly include: readonly string[];
}

const ESM = { folder: "", include: ["uses/*.ts"] } as const;
/** Programs of users await at their top level, which CommonJS cannot: the suite replaces them. */
const COMMON_JS = { folder: "common-js", include: COMMON_JS_SOURCES } as const;

const RESOLUTIONS: readonly Resolution[] = [
  { name: "NodeNext", options: { module: "NodeNext", moduleResolution: "NodeNext" }, ...ESM },
  { name: "Bundler", options: { module: "ESNext", moduleResolution: "Bundler" }, ...ESM },
  { name: "NodeNext.CommonJS", options: { module: "NodeNext", moduleResolution: "NodeNext" }, ...COMMON_JS },
];

/** What projects have that never moved; TypeScript 6 deprecates it and 7 has it no more. */
const NODE10: Resolution = {
  name: "Node10",
  options: { module: "CommonJS", moduleResolution: "Node10", esModuleInterop: true },
  ...COMMON_JS,
};
const NODE10_VERSIONS = ["5.4", "5.9"];

function typeScript(version: string): PackagingCheck {
  return {
    name: `TypeScript ${version}`,
    run: async ({ folder }, toolbox) => {
      const tsc = await toolbox.find(`typescript-${version}/bin/tsc`);
      if (tsc === undefined) return "it is not in the toolbox";
      const resolutions = NODE10_VERSIONS.includes(version) ? [...RESOLUTIONS, NODE10] : RESOLUTIONS;
      for (const { name, options, folder: inner, include } of resolutions) {
        const project = join(folder, inner, `tsconfig.${version}.${name}.json`);
        const compilerOptions = { ...COMPILER_OPTIONS, ...options };
        await writeFile(project, JSON.stringify({ compilerOptions, include }));
        const { exitCode, stdout, stderr } = await runProgram(process.execPath, [tsc, "-p", project], folder);
        if (exitCode !== 0) return `${name}: ${stdout}${stderr}`.trim();
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
  tool("attw", "@arethetypeswrong/cli/dist/index.js", (tarball) => [tarball, "--profile", "strict", "--no-emoji"]),
];
