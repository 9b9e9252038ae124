import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { BUNDLE, OPERATION_IDS } from "../../src/typescript/contract.js";
import { generateClient } from "../../src/typescript/generate-client.js";
import { typeCheck } from "../../src/typescript/type-check.js";
import { writeUsage } from "../../src/typescript/write-usage.js";

const FOLDER = fileURLToPath(new URL("../../.generated/redocly/", import.meta.url));

it("a generator accepts the contract, and its code has a typed function for every operation", async () => {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const { exitCode, output } = await generateClient(FOLDER, BUNDLE);
  expect(exitCode, output).toBe(0);
  expect(output).not.toMatch(/\berror\b/i);
  expect(OPERATION_IDS.length).toBeGreaterThan(0);
  await writeFile(`${FOLDER}usage.ts`, writeUsage("client.js", OPERATION_IDS));
  expect(await typeCheck(FOLDER)).toEqual({ exitCode: 0, output: "" });
});
