import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { findChromium, freePort, HOW_TO_GET_CHROMIUM, requireProgram, startProgram } from "@cloopen-rest/test-kit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PACKAGE } from "../../src/package-folder.js";

const REPOSITORY = join(PACKAGE, "../..");
const SAMPLES = join(PACKAGE, "samples");

/** As a reader has it: the packages in node_modules, and their programs on the path. */
let workplace = "";
beforeAll(async () => {
  workplace = await mkdtemp(join(tmpdir(), "cloopen-testing-"));
  await cp(join(SAMPLES, "testing"), workplace, { recursive: true });
  for (const [folder, helper] of [
    ["pytest", "cloopen.py"],
    ["php", "cloopen.php"],
    ["java", "Cloopen.java"],
  ] as const)
    await cp(join(SAMPLES, "signing", helper), join(workplace, folder, helper));
  await symlink(join(REPOSITORY, "node_modules"), join(workplace, "node_modules"));
  // npm links no program of a workspace that is not built yet, so a clean clone has none.
  const program = join(REPOSITORY, "packages/sandbox/dist/cli/main.js");
  await mkdir(join(workplace, "bin"));
  await writeFile(join(workplace, "bin/cloopen-sandbox"), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, {
    mode: 0o755,
  });
  for (const folder of ["jest", "playwright", "vitest"]) await writeFile(join(workplace, folder, "package.json"), "{}");
});
afterAll(() => rm(workplace, { recursive: true, force: true }));

async function type(folder: string, command: string, environment: Readonly<Record<string, string>> = {}) {
  const { PATH = "", HOME = workplace } = process.env;
  const env = {
    PATH: [join(workplace, "bin"), join(REPOSITORY, "node_modules/.bin"), PATH].join(delimiter),
    HOME,
    PYTHONDONTWRITEBYTECODE: "1",
    ...environment,
  };
  const { code, stdout, stderr } = await startProgram("sh", ["-c", command], { cwd: join(workplace, folder), env })
    .ended;
  return { code, output: stdout + stderr };
}

const runs = async (command: string): Promise<string | undefined> =>
  (await startProgram("sh", ["-c", command]).ended).code === 0 ? command : undefined;

/** Debian's pytest belongs to Debian's Python. */
async function findPytest(): Promise<string | undefined> {
  for (const python of ["python3", "/usr/bin/python3"])
    if ((await runs(`${python} -m pytest --version`)) !== undefined) return `${python} -m pytest`;
  return undefined;
}

const [jest, pytest, php, java] = await Promise.all([
  runs("jest --version"),
  findPytest(),
  runs("php --version"),
  runs("javac -version"),
]);
const chromium = findChromium();
if (chromium === undefined) console.warn(HOW_TO_GET_CHROMIUM);

describe("the recipe passes with", () => {
  async function expectRecipe(
    folder: string,
    command: string,
    passed: RegExp,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const { code, output } = await type(folder, command, environment);
    expect([code, output]).toEqual([0, expect.stringMatching(passed)]);
  }

  test("vitest", async () => {
    await expectRecipe("vitest", "vitest run", /Tests .*1 passed/);
  });

  test.runIf(requireProgram(jest, "jest", "npm; npm install --global jest"))("Jest", async () => {
    await expectRecipe("jest", "cloopen-sandbox -- jest --no-cache", /Tests: .*1 passed/);
  });

  test.runIf(chromium !== undefined)("Playwright", async () => {
    const environment = { CHROMIUM: chromium ?? "", PORT: String(await freePort()) };
    await expectRecipe("playwright", "cloopen-sandbox -- playwright test", /1 passed/, environment);
  });

  test.runIf(requireProgram(pytest, "pytest", "python3-pytest"))("pytest", async () => {
    await expectRecipe("pytest", `cloopen-sandbox -- ${pytest}`, /1 passed/);
  });

  test.runIf(requireProgram(php, "php", "php-cli"))("PHP", async () => {
    await expectRecipe("php", "cloopen-sandbox -- php login-test.php", /^ok - lets in/);
  });

  test.runIf(requireProgram(java, "javac", "default-jdk-headless"))("Java", async () => {
    await expectRecipe("java", "javac *.java && cloopen-sandbox -- java LoginTest", /ok - lets in/);
  });
});
