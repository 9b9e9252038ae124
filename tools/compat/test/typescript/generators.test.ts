import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { BUNDLE, OPERATION_IDS } from "../../src/typescript/contract.js";
import { GENERATORS, type Generator } from "../../src/typescript/generators.js";
import { type Outcome, runNode } from "../../src/typescript/run-node.js";
import { typeCheck } from "../../src/typescript/type-check.js";
import { writeUsage } from "../../src/typescript/write-usage.js";

const GENERATED = fileURLToPath(new URL("../../.generated/", import.meta.url));
const PASSED: Outcome = { exitCode: 0, output: "" };

function folderOf(name: string): string {
  return join(GENERATED, name.replace(/\W+/g, "-").replace(/^-/, ""));
}

const outcomes = new Map<string, Outcome>();

async function generate({ name, command, entry }: Generator): Promise<void> {
  const folder = folderOf(name);
  await mkdir(folder, { recursive: true });
  outcomes.set(name, await runNode(folder, command(BUNDLE)));
  await writeFile(join(folder, "usage.ts"), writeUsage(entry, OPERATION_IDS));
}

beforeAll(async () => {
  await rm(GENERATED, { recursive: true, force: true });
  await Promise.all(GENERATORS.map(generate));
});

describe.concurrent.each(GENERATORS)("$name", ({ name }) => {
  it("accepts the contract", ({ expect }) => {
    const outcome = outcomes.get(name);
    expect(outcome?.exitCode, outcome?.output).toBe(0);
    expect(outcome?.output).not.toMatch(/\berror\b/i);
  });

  it("makes code that type-checks, with a typed function for every operation", async ({ expect }) => {
    expect(OPERATION_IDS.length).toBeGreaterThan(0);
    expect(await typeCheck(folderOf(name), "repository")).toEqual(PASSED);
  });
});

it("all make code that type-checks with TypeScript 5", async () => {
  expect(await typeCheck(GENERATED, "typescript-5")).toEqual(PASSED);
});
