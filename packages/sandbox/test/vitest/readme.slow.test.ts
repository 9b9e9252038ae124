import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));
const VITEST = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");

it("the sample of the README runs, through the package's own name", async () => {
  const readme = await readFile(join(PACKAGE, "README.md"), "utf8");
  const sample = /## In tests with vitest[\s\S]*?```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  // Inside the package, so that its name resolves to what was built.
  const folder = await mkdtemp(join(PACKAGE, ".sample-"));
  try {
    await writeFile(join(folder, "sample.test.ts"), sample);
    // Else the configuration of this package is found, which includes other files.
    await writeFile(join(folder, "vitest.config.mjs"), "export default {};\n");
    const { stdout } = await run(process.execPath, [VITEST, "run", "--root", folder], {
      env: { ...process.env, NO_COLOR: "1" },
    });
    expect(stdout).toMatch(/Tests +1 passed/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
