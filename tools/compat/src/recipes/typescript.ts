import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command, Recipe } from "../recipe.js";

const require = createRequire(import.meta.url);
const MODULES = fileURLToPath(new URL("../../../../node_modules", import.meta.url));
const REDOCLY_CONFIG = fileURLToPath(new URL("../../redocly.yaml", import.meta.url));

/** Pinned beside its program: nothing else of the repository uses it. */
const HEY_API: string = require("../../programs/hey-api/package.json").dependencies["@hey-api/openapi-ts"];

/** A file of an installed package. */
function fileOf(name: string, file: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), file);
}

function versionOf(name: string): string {
  const { version }: { version: string } = require(`${name}/package.json`);
  return version;
}

/** Compiles the program and what was generated beside it, strictly, to `out/`. */
export function compileTypescript(...more: readonly string[]): readonly Command[] {
  const flags = [
    "--strict",
    "--target",
    "es2022",
    "--module",
    "nodenext",
    "--outDir",
    "out",
    "--rootDir",
    ".",
    "--ignoreConfig",
  ];
  const types = ["--types", "node", "--typeRoots", join(MODULES, "@types")];
  return [{ run: ["node", fileOf("@typescript/native", "bin/tsc"), ...flags, ...types, ...more, "main.ts"] }];
}

export const TYPESCRIPT: readonly Recipe[] = [
  {
    id: "hey-api",
    generator: "@hey-api/openapi-ts",
    version: HEY_API,
    language: "typescript",
    document: "openapi.generators.json",
    options: "",
    needs: ["node", "npm"],
    steps: ({ document }) => [
      { run: ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], fetch: true },
      {
        run: [
          ...["node", "node_modules/@hey-api/openapi-ts/bin/run.js", "--input", document],
          ...["--output", "cloopen", "--no-log-file"],
        ] as const,
      },
      ...compileTypescript(),
    ],
    program: () => ({ run: ["node", "out/main.js"] }),
  },
  {
    id: "redocly",
    generator: "@redocly/cli generate-client",
    version: versionOf("@redocly/cli"),
    language: "typescript",
    document: "openapi.generators.json",
    options: "",
    needs: ["node"],
    steps: ({ document }) => [
      {
        run: [
          ...["node", fileOf("@redocly/cli", "bin/cli.js"), "generate-client", document],
          ...["--output", "cloopen.ts", "--config", REDOCLY_CONFIG],
        ] as const,
      },
      ...compileTypescript(),
    ],
    program: () => ({ run: ["node", "out/main.js"] }),
  },
];
