import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { listOperations } from "@cloopen-rest/spec/model";
import openapiTS, { astToString } from "openapi-typescript";
import { findAssumptions } from "./find-assumptions.js";
import { loadContract } from "./load-contract.js";
import { REPOSITORY } from "./repository.js";
import { BANNER } from "./typescript-text.js";
import { writeAssumptions } from "./write-assumptions.js";
import { writeCallbacks } from "./write-callbacks.js";
import { writeCatalogue, writeMeanings, writeStatusCodes } from "./write-errors.js";
import { writeLimits } from "./write-limits.js";
import { writeNotifications } from "./write-notifications.js";
import { writeOperation } from "./write-operation.js";
import { writeOperationIndex, writeOperationTable } from "./write-tables.js";

/** Below the repository's root: what is generated whole, and what has generated parts. */
const CLIENT = "packages/client/src/generated/";
const SANDBOX = "packages/sandbox/src/";
const ASSUMPTIONS = "packages/sandbox/ASSUMPTIONS.md";

/** Every generated file, by its path below the repository's root. */
async function generate(): Promise<Map<string, string>> {
  return new Map([...(await generateClient()), [ASSUMPTIONS, await generateAssumptions()]]);
}

async function generateClient(): Promise<[string, string][]> {
  const {
    document: contract,
    catalogue: { codes },
  } = loadContract();
  const files = listOperations(contract).map((facts) => writeOperation(contract, facts));
  // openapi-typescript takes any object; our narrower type says which parts we read ourselves.
  const document: Parameters<typeof openapiTS>[0] = JSON.stringify(contract);
  const written: [string, string][] = [
    ["schema.ts", BANNER + astToString(await openapiTS(document, { defaultNonNullable: false }))],
    ...files.map((file): [string, string] => [`operations/${file.name}.ts`, file.text]),
    ["operations/index.ts", writeOperationIndex(files)],
    ["operation-table.ts", writeOperationTable(files)],
    ["callbacks.ts", writeCallbacks(contract)],
    ["notifications.ts", writeNotifications(contract)],
    ["limits.ts", writeLimits(contract)],
    ["status-code.ts", writeStatusCodes(codes)],
    ["error-catalogue.ts", writeCatalogue(codes)],
    ["meanings.ts", writeMeanings(codes)],
  ];
  return written.map(([path, text]) => [`${CLIENT}${path}`, text]);
}

async function generateAssumptions(): Promise<string> {
  const sources = (await existing(SANDBOX)).filter((file) => file.endsWith(".ts")).sort();
  const found = await Promise.all(sources.map(async (file) => findAssumptions(file, await read(file))));
  return writeAssumptions(await read(ASSUMPTIONS), SANDBOX, found.flat());
}

function read(path: string): Promise<string> {
  return readFile(join(REPOSITORY, path), "utf8");
}

/** The files in a folder that ends with a slash, at any depth, below the repository's root. */
async function existing(folder: string): Promise<string[]> {
  const entries = await readdir(join(REPOSITORY, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(REPOSITORY, join(entry.parentPath, entry.name)));
}

/** Paths whose content on disk differs from what would be generated. */
async function findStale(files: ReadonlyMap<string, string>): Promise<string[]> {
  const stale = (await existing(CLIENT)).filter((path) => !files.has(path));
  for (const [path, text] of files) {
    const present = await read(path).catch(() => undefined);
    if (present !== text) stale.push(path);
  }
  return stale.sort();
}

async function write(files: ReadonlyMap<string, string>): Promise<void> {
  await rm(join(REPOSITORY, CLIENT), { recursive: true, force: true });
  for (const [path, text] of files) {
    await mkdir(dirname(join(REPOSITORY, path)), { recursive: true });
    await writeFile(join(REPOSITORY, path), text);
  }
}

if (process.argv.includes("--help")) {
  console.log(
    "npm run generate: writes packages/client/src/generated from the contract, and the list of the sandbox's assumptions; --check only says what is stale",
  );
  process.exit(0);
}
const unknown = process.argv.slice(2).filter((argument) => argument !== "--check");
if (unknown.length > 0) {
  console.error(`generate: unknown argument ${unknown.join(" ")}; the flags are --check and --help`);
  process.exit(2);
}
const files = await generate();
const stale = await findStale(files);
if (process.argv.includes("--check")) {
  for (const path of stale) console.error(`stale: ${path}`);
  if (stale.length > 0) console.error("Run `npm run generate` and commit what it writes.");
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  await write(files);
  console.log(`${files.size} files generated, ${stale.length} of them changed`);
}
