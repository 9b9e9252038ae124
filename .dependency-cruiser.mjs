import { readdirSync } from "node:fs";

const TOOLS = readdirSync(new URL("tools", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const EVERYWHERE = [
  {
    name: "no-cycles",
    comment: "Files that import each other cannot be understood one at a time. Imports of types count.",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "packages-without-tools",
    comment: "What is published, or tests what is published, knows nothing of the tools that build it.",
    severity: "error",
    from: { path: "^packages/" },
    to: { path: ["^tools/", `^@cloopen-rest/(${TOOLS.join("|")})(/|$)`] },
  },
];

/**
 * Layers of the sandbox, from the top down. A file imports its own layer and those below; of layers that share a line, none
 * imports another. The table of the platform (`services/platform.ts`) is the one file that knows all services.
 */
const SANDBOX = "^packages/sandbox/src/";
const SANDBOX_LAYERS = [
  ["cli", "vitest"],
  ["index.ts", "create-sandbox.ts", "create-platform.ts", "check-options.ts", "begin.ts", "sandbox.ts", "data"],
  ["server", "admin"],
  ["faults"],
  ["services"],
  ["telephony", "webhooks"],
  ["kernel"],
];
/** Types of the public surface, which what makes them and what offers them share. */
const ENTRY_LAYER = 1;

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const SANDBOX_RULES = [
  ...SANDBOX_LAYERS.flatMap((names, level) =>
    names.map((name) => {
      const beside = level === ENTRY_LAYER ? [] : names.filter((other) => other !== name);
      const above = SANDBOX_LAYERS.slice(0, level).flat();
      return {
        name: `sandbox-layers-${name.replace(".ts", "")}`,
        comment: "A layer of the sandbox imports nothing beside it and nothing above it.",
        severity: "error",
        from: { path: `${SANDBOX}${name}(/|$)` },
        to: { path: [...beside, ...above].map((other) => `${SANDBOX}${other}(/|$)`) },
      };
    }),
  ).filter(({ to }) => to.path.length > 0),
  {
    name: "sandbox-services-apart",
    comment: "Services do not know each other: they emit domain events, which create-sandbox.ts wires.",
    severity: "error",
    from: { path: `${SANDBOX}services/([^/]+)/` },
    to: { path: `${SANDBOX}services/`, pathNot: `${SANDBOX}services/$1/` },
  },
];

/**
 * Layers of the client, from the top down. A file imports its own layer and those below; of layers that share a line, none imports another.
 * `generated/operations` are the functions, which stand on the client; what else is generated is data.
 */
const CLIENT = "^packages/client/src/";
const CLIENT_LAYERS = [
  ["index.ts"],
  ["bulk", "pagination", "otel"],
  ["generated/operations"],
  ["call-operation.ts", "create-client.ts", "paths", "middleware", "webhooks", "ivr"],
  ["request", "inbound"],
  ["retry", "upload"],
  ["options"],
  ["transport", "hooks"],
  ["protocol"],
  ["errors"],
];

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const CLIENT_RULES = CLIENT_LAYERS.flatMap((names, level) =>
  names.map((name) => {
    const beside = names.filter((other) => other !== name);
    const above = CLIENT_LAYERS.slice(0, level).flat();
    return {
      name: `client-layers-${name.replace(".ts", "").replace("/", "-")}`,
      comment: "A layer of the client imports nothing beside it and nothing above it.",
      severity: "error",
      from: { path: `${CLIENT}${name}(/|$)` },
      to: { path: [...beside, ...above].map((other) => `${CLIENT}${other}(/|$)`) },
    };
  }),
).filter(({ to }) => to.path.length > 0);

/** Layers of the command line, from the top down: a file imports its own layer and those below; of layers that share a line, none imports another. */
const CLI = "^packages/cli/src/";
const CLI_LAYERS = [
  ["main.ts"],
  ["run.ts"],
  ["program.ts", "commands"],
  ["api", "bulk", "doctor", "vectors"],
  ["listen"],
  ["config"],
  ["ask.ts", "errors"],
  ["command-spec.ts"],
  ["context.ts"],
  ["output"],
  ["terminal.ts", "exit-codes.ts"],
  ["assets.ts", "language.ts"],
];

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const CLI_RULES = CLI_LAYERS.flatMap((names, level) =>
  names.map((name) => ({
    name: `cli-layers-${name.replace(".ts", "")}`,
    comment: "A layer of the command line imports nothing beside it and nothing above it.",
    severity: "error",
    from: { path: `${CLI}${name}(/|$)` },
    to: {
      path: [...names.filter((other) => other !== name), ...CLI_LAYERS.slice(0, level).flat()].map(
        (other) => `${CLI}${other}(/|$)`,
      ),
    },
  })),
).filter(({ to }) => to.path.length > 0);

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [...EVERYWHERE, ...SANDBOX_RULES, ...CLIENT_RULES, ...CLI_RULES],
  options: {
    parser: "tsc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: ["node_modules", "(^|/)dist(-tools)?/"] },
    // What other people's generators write is not ours. The console's JSX is not read here: packages/console/test/layers.test.ts holds it to its layers.
    exclude: { path: ["(^|/)\\.generated/", "^packages/console/src/"] },
    // Another package is seen at its package.json, whether or not it has been built.
    includeOnly: ["^(spec|packages|tools)/", "^@cloopen-rest/"],
  },
};
