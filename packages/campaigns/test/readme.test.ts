import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSandbox } from "@cloopen-rest/sandbox";
import { startProgram } from "@cloopen-rest/test-kit";
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

it("the first sample sends to the people of a CSV, and nothing when it is run again", async () => {
  const [, sample = ""] = /```ts\n([\s\S]*?)```/.exec(await readFile(join(PACKAGE, "README.md"), "utf8")) ?? [];
  await writeFile(join(folder, "sample.mjs"), sample);
  await writeFile(join(folder, "customers.csv"), CSV);
  const sandbox = createSandbox();
  const server = await sandbox.listen();
  try {
    const env = {
      CLOOPEN_ACCOUNT_SID: sandbox.accountSid,
      CLOOPEN_AUTH_TOKEN: sandbox.authToken,
      CLOOPEN_APP_ID: sandbox.appId,
      CLOOPEN_BASE_URL: server.url,
    };
    for (const _ of ["first", "again"]) {
      const program = startProgram(process.execPath, ["--no-warnings", "sample.mjs"], { cwd: folder, env });
      const { code, stdout, stderr } = await program.ended;
      expect([code, stdout.split("\n").slice(-3), stderr]).toEqual([0, ["3 of 3", "done 3 0", ""], ""]);
    }
    expect([...countMessages(sandbox).values()]).toEqual([1, 1, 1]);
    expect(sandbox.state.messages.size).toBe(2);
  } finally {
    await server.close();
  }
});
