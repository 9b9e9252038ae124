import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { REPOSITORY } from "../../src/repository.js";
import type { Block } from "./find-blocks.js";
import { findExamples } from "./find-examples.js";
import { findFiles, READMES, SOURCES } from "./find-files.js";
import { exampleName, writeExample } from "./write-example.js";

/** In this workspace, so that the packages are found by their names. */
const FOLDER = fileURLToPath(new URL("../../.generated/compiled/", import.meta.url));
const TSC = join(dirname(createRequire(import.meta.url).resolve("@typescript/native/package.json")), "bin/tsc");
const OPTIONS = {
  target: "ES2023",
  lib: ["ES2023", "DOM", "DOM.Iterable"],
  types: ["node"],
  module: "NodeNext",
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
};

async function readExamples(): Promise<readonly Block[]> {
  const files = await findFiles(REPOSITORY, [...READMES, ...SOURCES]);
  const found = await Promise.all(
    files.map(async (file) => findExamples(file, await readFile(join(REPOSITORY, file), "utf8").catch(() => ""))),
  );
  return found.flat();
}

const examples = await readExamples();
const complaints = new Map<string, string[]>();

beforeAll(async () => {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, "tsconfig.json"), JSON.stringify({ compilerOptions: OPTIONS, include: ["*.ts"] }));
  await Promise.all(examples.map((each) => writeFile(join(FOLDER, exampleName(each)), writeExample(each))));
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, [TSC, "-p", FOLDER, "--pretty", "false"], { cwd: FOLDER }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
  for (const line of output.split("\n").filter((text) => text !== "")) {
    const name = /^([^(]+)\(/.exec(line)?.[1] ?? "";
    complaints.set(name, [...(complaints.get(name) ?? []), line]);
  }
});

describe("what is shown compiles", () => {
  it.each(examples.map((example) => ({ where: `${example.file}:${example.line}`, example })))(
    "$where",
    ({ example }) => {
      expect(complaints.get(exampleName(example)) ?? []).toEqual([]);
    },
  );

  it("and nothing else is complained of", () => {
    const names = examples.map(exampleName);
    expect([...complaints].filter(([name]) => !names.includes(name))).toEqual([]);
  });

  it("in the READMEs of both languages and of the packages, and in comments", () => {
    const files = new Set(examples.map(({ file }) => file));
    for (const file of [
      "README.md",
      "README.zh-CN.md",
      "packages/client/README.md",
      "packages/sandbox/README.md",
      "packages/verify/README.md",
      "packages/verify/README.zh-CN.md",
    ]) {
      expect(files).toContain(file);
    }
    expect([...files].filter((file) => file.endsWith(".ts")).length).toBeGreaterThan(2);
  });
});
