import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { PACKAGE } from "../../../src/build/package-folder.js";
import { readContract } from "../../../src/build/read-contract.js";
import { listSamples } from "../../../src/build/samples/list-samples.js";
import { functionSample, pathSample } from "../../../src/build/samples/typescript-sample.js";

const FOLDER = join(PACKAGE, ".generated/samples");
const SETTINGS = {
  extends: "../../../../tsconfig.base.json",
  compilerOptions: { noEmit: true, isolatedDeclarations: false, types: ["node"] },
  include: ["*.ts"],
};

const run = promisify(execFile);

async function compile(): Promise<string> {
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  return await run(process.execPath, [tsc, "-p", FOLDER]).then(
    () => "",
    (error: { stdout?: string }) => error.stdout ?? String(error),
  );
}

test("every TypeScript sample compiles, in one program, and a wrong one would not", async () => {
  const samples = listSamples(await readContract("en"));
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, "tsconfig.json"), JSON.stringify(SETTINGS));
  await Promise.all(
    samples.flatMap((sample, index) => [
      writeFile(join(FOLDER, `${index}-${sample.id}.function.ts`), functionSample(sample)),
      writeFile(join(FOLDER, `${index}-${sample.id}.path.ts`), pathSample(sample)),
    ]),
  );
  const wrong = samples.map(functionSample).find((text) => text.includes('templateId: "1"')) ?? "";
  await writeFile(join(FOLDER, "wrong.ts"), wrong.replace('templateId: "1"', "templateId: 1"));
  expect(samples.length).toBeGreaterThan(50);
  expect((await compile()).match(/^.*error TS\d+.*$/gm)).toEqual([expect.stringContaining("wrong.ts")]);
});
