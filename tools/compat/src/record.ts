import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Recipe } from "./recipe.js";
import { RECIPES } from "./recipes/recipes.js";
import { formatRow, mergeResults, type Result } from "./results.js";
import { ROWS } from "./rows.js";
import { PROGRAMS } from "./run-recipe.js";

const RESULTS = fileURLToPath(new URL("../results.json", import.meta.url));
const SPEC = fileURLToPath(new URL("../../../spec/", import.meta.url));
/** The page with the signing hooks, which the package contains. */
export const PAGE: string = join(SPEC, "GENERATORS.md");

/** The results of the last recorded run. */
export async function readResults(): Promise<readonly Result[]> {
  return JSON.parse(await readFile(RESULTS, "utf8"));
}

/** Puts results in place of those of the last run, and writes the page that shows them. Rows that are gone go. */
export async function recordResults(newer: readonly Result[]): Promise<void> {
  const known = (await readResults()).filter(({ id }) => ROWS.some((row) => row.id === id));
  const results = mergeResults(known, newer);
  await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(PAGE, await renderPage(results));
}

const HEAD = `# Generators

Written by \`npm run compat -w tools/compat -- --record\`; do not edit. The two bundles for generators differ in the version of OpenAPI alone.

Each generator made a client of the bundle. It was compiled with a short program. It sent a template SMS, queried the account, created a
sub-account and a conference, and read a failure, over HTTP against the sandbox in strict mode. Each response had one more field than the contract describes.

| generator | version | language | bundle | options | result |
|---|---|---|---|---|---|
`;

const HOOKS = `
## Signing

The hook reads the id from the path, looks up its token, and sets both halves of the signature from one time. Generators that do not send
\`Accept: application/json\` by themselves have it set there, too: the platform answers in XML otherwise. The tokens are looked up by id, so that
one client can call for the main account and its sub-accounts.
`;

/** The page: a table of all generators, and the signing hook of each as it was run. */
export async function renderPage(results: readonly Result[]): Promise<string> {
  const table = RECIPES.map((recipe) =>
    formatRow(
      recipe,
      results.find(({ id }) => id === recipe.id),
    ),
  );
  const hooks = await Promise.all([...RECIPES.map(readHook), readPostmanHook()]);
  return `${HEAD}${table.join("\n")}\n${HOOKS}\n${hooks.join("\n\n")}\n`;
}

/** File with the hook, and the language of its block. */
const SOURCES: Readonly<Record<string, readonly [file: string, language: string]>> = {
  go: ["main.go", "go"],
  java: ["Main.java", "java"],
  kotlin: ["program/Main.kt", "kotlin"],
  php: ["main.php", "php"],
  python: ["main.py", "python"],
  rust: ["src/main.rs", "rust"],
  typescript: ["main.ts", "ts"],
  "typescript-fetch": ["main.ts", "ts"],
};

async function readHook({ id, generator, language }: Recipe): Promise<string> {
  const [file, block] = SOURCES[language] ?? [];
  if (file === undefined) throw new Error(`no source is known for ${language}`);
  const text = await readFile(join(PROGRAMS, id, file), "utf8");
  return `### ${generator}, ${language}\n\n\`\`\`${block}\n${extractHook(text, `${id}/${file}`)}\n\`\`\``;
}

const POSTMAN = `### Postman

The converter (openapi-to-postmanv2) takes the first half of the authentication only. Switch authorization off for the collection and its requests, set the
variables \`authToken\` and \`subToken\`, and add this as the collection's pre-request script.`;

async function readPostmanHook(): Promise<string> {
  const text = await readFile(join(PROGRAMS, "postman/pre-request.js"), "utf8");
  return `${POSTMAN}\n\n\`\`\`js\n${extractHook(text, "postman/pre-request.js")}\n\`\`\``;
}

/**
 * The lines between the two marks, indented as little as possible.
 *
 * @throws when a mark is missing
 */
export function extractHook(text: string, file: string): string {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => /^\s*(?:#|\/\/) Signing hook$/.test(line));
  const end = lines.findIndex((line) => /^\s*(?:#|\/\/) End of the signing hook$/.test(line));
  if (start < 0 || end <= start) throw new Error(`${file} does not mark its signing hook`);
  const hook = lines.slice(start + 1, end);
  const indent = Math.min(...hook.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return hook
    .map((line) => line.slice(indent))
    .join("\n")
    .trim();
}
