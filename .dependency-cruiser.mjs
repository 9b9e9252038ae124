import { readdirSync } from "node:fs";

/** Files that still import each other in a circle. Whoever rebuilds one takes its line away; none is ever added. */
const KNOWN_CYCLES = [
  "^packages/client/src/request/pipeline\\.ts$",
  "^packages/client/src/retry/(judge-failure|run-attempts)\\.ts$",
  "^packages/client/src/transport/(effects|fetch-once)\\.ts$",
  "^packages/(contract|conformance)/src/(console|example-body|prepare|stage)\\.ts$",
  "^packages/(contract|conformance)/src/refusals/rule\\.ts$",
  "^packages/(contract|conformance)/src/target/",
  "^packages/sandbox/src/",
];

const TOOLS = readdirSync(new URL("tools", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const EVERYWHERE = [
  {
    name: "no-cycles",
    comment: "Files that import each other cannot be understood one at a time. Imports of types count.",
    severity: "error",
    from: { pathNot: KNOWN_CYCLES },
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

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [...EVERYWHERE],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: ["node_modules", "(^|/)dist(-tools)?/"] },
    // Another package is seen at its package.json, whether or not it has been built.
    includeOnly: ["^(spec|packages|tools)/", "^@cloopen-rest/"],
  },
};
