import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A generator of other people, as its own documentation has one run it. */
export interface Generator {
  /** As on npm. */
  readonly name: string;
  /** Command line of Node that makes a client of a contract in the working directory. */
  readonly command: (contract: string) => readonly string[];
  /** The module that it writes, relative to the working directory, that exports a function for each operation. */
  readonly entry: string;
}

const require = createRequire(import.meta.url);
const HEY_API = join(dirname(require.resolve("@hey-api/openapi-ts/package.json")), "bin/run.js");
const ORVAL = join(dirname(require.resolve("orval")), "bin/orval.js");
const REDOCLY = join(dirname(require.resolve("@redocly/cli/package.json")), "bin/cli.js");
const REDOCLY_CONFIG = fileURLToPath(new URL("../../redocly.yaml", import.meta.url));

/** The generators that must accept the contract. */
export const GENERATORS: readonly Generator[] = [
  {
    name: "@hey-api/openapi-ts",
    command: (contract) => [HEY_API, "--input", contract, "--output", "client", "--no-log-file"],
    entry: "client/index.js",
  },
  {
    name: "orval",
    command: (contract) => [ORVAL, "--input", contract, "--output", "client.ts", "--client", "fetch"],
    entry: "client.js",
  },
  {
    name: "@redocly/cli generate-client",
    command: (contract) => [
      ...[REDOCLY, "generate-client", contract, "--output", "client.ts"],
      ...["--config", REDOCLY_CONFIG, "--report", "report.json"],
    ],
    entry: "client.js",
  },
];
