import { parseArgs } from "node:util";
import { missedBudgets } from "./budgets.js";
import type { Group } from "./group.js";
import { measureCalls } from "./groups/calls.js";
import { measureCampaigns } from "./groups/campaigns.js";
import { measureCodec } from "./groups/codec.js";
import { measureCommandLine } from "./groups/command-line.js";
import { measureConsole } from "./groups/console.js";
import { measureDocs } from "./groups/docs.js";
import { measureImport } from "./groups/imports.js";
import { measurePeers } from "./groups/peers.js";
import { measureSandbox } from "./groups/sandbox.js";
import { measureSigning } from "./groups/signing.js";
import { measureSizes } from "./groups/sizes.js";

const GROUPS: Readonly<Record<string, Group>> = {
  calls: measureCalls,
  codec: measureCodec,
  signing: measureSigning,
  sizes: measureSizes,
  import: measureImport,
  sandbox: measureSandbox,
  cli: measureCommandLine,
  campaigns: measureCampaigns,
  console: measureConsole,
  docs: measureDocs,
  peers: measurePeers,
};

const USAGE = `Usage: npm run bench [-- --only ${Object.keys(GROUPS).join("|")}]`;

process.exitCode = await main();

async function main(): Promise<number> {
  if (process.argv.includes("--help")) {
    console.log(`Times and sizes against their budgets. ${USAGE}`);
    return 0;
  }
  const chosen = readArguments();
  if (typeof chosen === "string") {
    console.error(chosen);
    return 2;
  }
  const figures: Record<string, number> = {};
  for (const [name, measure] of chosen) {
    const findings = await measure();
    console.log(`\n${name}`);
    if (findings.rows.length > 0) console.table(findings.rows.map(rounded));
    for (const note of findings.notes ?? []) console.log(note);
    Object.assign(figures, findings.figures);
  }
  const missed = missedBudgets(figures);
  for (const each of missed) console.log(`MISSED: ${each}`);
  console.log(JSON.stringify(rounded(figures)));
  return missed.length === 0 ? 0 : 1;
}

function readArguments(): readonly (readonly [string, Group])[] | string {
  try {
    const { only } = parseArgs({ options: { only: { type: "string", multiple: true } } }).values;
    const unknown = only?.find((name) => GROUPS[name] === undefined);
    if (unknown !== undefined) return `There is no group ${unknown}. ${USAGE}`;
    return Object.entries(GROUPS).filter(([name]) => only?.includes(name) ?? true);
  } catch (error) {
    return `${error instanceof Error ? error.message.split(". ")[0] : error}. ${USAGE}`;
  }
}

function rounded<Row extends Readonly<Record<string, string | number>>>(row: Row): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === "number" ? Math.round(value * 100) / 100 : value,
    ]),
  );
}
