import { mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { RECIPES } from "./recipes/recipes.js";
import { exitCodeOf, formatResult, formatTotals, type Result } from "./results.js";
import { runRecipe } from "./run-recipe.js";

const USAGE = `npm run compat -w tools/compat: has other people's generators make clients of the bundles for generators, compiles them, and lets each call a
sandbox on loopback.

  --only NAME   only this one; may be given more than once
  --list        names them
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: "string", multiple: true },
      list: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const names = RECIPES.map(({ id }) => id);
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
  for (const recipe of RECIPES.filter(({ id }) => values.only?.includes(id) ?? true)) {
    const result = { id: recipe.id, version: recipe.version, outcome: await runRecipe(recipe, cache) };
    console.log(formatResult(result));
    results.push(result);
  }
  console.log(`\n${formatTotals(results)}`);
  return exitCodeOf(results, process.env["CI"] === "true");
}

process.exitCode = await main();
