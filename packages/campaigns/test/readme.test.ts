import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import { type ProgramResult, startProgram } from "@cloopen-rest/test-kit";
import { afterAll, beforeAll, expect, it } from "vitest";
import { countMessages } from "./support/fixture.js";

const PACKAGE = fileURLToPath(new URL("../", import.meta.url));
const CSV = "\ufeff手机号,code,minutes\r\n13800138000,6532,5\r\n+86 138 0013 8001,6532,5\r\n13800138002,7744,5\r\n";

/** Inside the package, so that its name resolves to what was built. */
let folder: string;
beforeAll(async () => {
  await mkdir(join(PACKAGE, ".generated"), { recursive: true });
  folder = await mkdtemp(join(PACKAGE, ".generated/sample-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a sample of the README; the samples share a folder. */
async function runSample(sample: string | undefined, sandbox: Sandbox, url: string): Promise<ProgramResult> {
  await writeFile(join(folder, "sample.mjs"), sample ?? "");
  const env = {
    CLOOPEN_ACCOUNT_SID: sandbox.accountSid,
    CLOOPEN_AUTH_TOKEN: sandbox.authToken,
    CLOOPEN_APP_ID: sandbox.appId,
    CLOOPEN_BASE_URL: url,
    CALLBACK_SECRET: "s".repeat(32),
  };
  return await startProgram(process.execPath, ["--no-warnings", "sample.mjs"], { cwd: folder, env }).ended;
}

it("the samples send to the people of a CSV, once, however often they are run", async () => {
  const samples = (await readFile(join(PACKAGE, "README.md"), "utf8")).match(/(?<=```ts\n)[\s\S]*?(?=```)/g) ?? [];
  await writeFile(join(folder, "customers.csv"), CSV);
  const sandbox = createSandbox();
  const server = await sandbox.listen();
  try {
    for (const _ of ["first", "again"]) {
      const { code, stdout, stderr } = await runSample(samples[0], sandbox, server.url);
      expect([code, stdout.split("\n").slice(-3), stderr]).toEqual([0, ["3 of 3", "done 3 0", ""], ""]);
    }
    expect([...countMessages(sandbox).values()]).toEqual([1, 1, 1]);
    expect(sandbox.state.messages.size).toBe(2);
    expect(await runSample(samples[1], sandbox, server.url)).toMatchObject({ code: 0, stdout: "", stderr: "" });
  } finally {
    await server.close();
  }
});
