import { mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { recordResults } from "./record.js";
import { exitCodeOf, formatResult, formatTotals, type Result } from "./results.js";
import { ROWS } from "./rows.js";
import { runRow } from "./run-row.js";

const USAGE = `npm run compat -w tools/compat: has other people's generators make clients of the bundles for generators, compiles them, and lets each call a
sandbox on loopback. Then the linters, mocks and testers that take the contract.

  --only NAME   only this one; may be given more than once
  --list        names them
  --record      writes the results to tools/compat/results.json and spec/GENERATORS.md
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: "string", multiple: true },
      list: { type: "boolean" },
      record: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const names = ROWS.map(({ id }) => id);
  if (values.list) {
    console.log(names.join("\n"));
    return 0;
  }
  const stranger = values.only?.find((name) => !names.includes(name));
  if (stranger !== undefined) {
    console.error(`compat: ${stranger} is none of ${names.join(", ")}`);
    return 2;
  }
  const cache = process.env["CLOOPEN_COMPAT_CACHE"] ?? join(homedir(), ".cache", "cloopen-compat");
  await mkdir(cache, { recursive: true });
  const results: Result[] = [];
  for (const row of ROWS.filter(({ id }) => values.only?.includes(id) ?? true)) {
    const result = await runRow(row, cache);
    console.log(formatResult(result));
    results.push(result);
    if (values.record) await recordResults([result]);
  }
  console.log(`\n${formatTotals(results)}`);
  return exitCodeOf(results, process.env["CI"] === "true");
}

process.exitCode = await main();
