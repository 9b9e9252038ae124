import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSandbox } from "@cloopen-rest/sandbox";
import { findPostgres, requireProgram, startPostgres, startProgram } from "@cloopen-rest/test-kit";
import { describe, expect, it } from "vitest";
import { countMessages } from "../support/fixture.js";

const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));

/** Writes the sample of the README, in the package, so that its name resolves to what was built. */
async function writeSample(): Promise<string> {
  const text = await readFile(join(PACKAGE, "README.md"), "utf8");
  const [, sample] = /\n## PostgreSQL\n[\s\S]*?```ts\n([\s\S]*?)```/.exec(text) ?? [];
  if (sample === undefined) throw new Error("The README has no sample under PostgreSQL.");
  await mkdir(join(PACKAGE, ".generated"), { recursive: true });
  const folder = await mkdtemp(join(PACKAGE, ".generated/sample-"));
  await writeFile(join(folder, "sample.mjs"), sample);
  return folder;
}

const programs = await findPostgres();
if (requireProgram(programs, "PostgreSQL", "postgresql")) {
  it("the sample of the README sends its campaign once, however often it is run", async () => {
    const sandbox = createSandbox();
    const server = await sandbox.listen();
    const database = await startPostgres(programs);
    const folder = await writeSample();
    try {
      const { accountSid, authToken, appId } = sandbox;
      const account = { CLOOPEN_ACCOUNT_SID: accountSid, CLOOPEN_AUTH_TOKEN: authToken, CLOOPEN_APP_ID: appId };
      const env = { ...account, CLOOPEN_BASE_URL: server.url, DATABASE_URL: database.url };
      for (let run = 0; run < 2; run++) {
        const { code, stdout, stderr } = await startProgram(process.execPath, [join(folder, "sample.mjs")], { env })
          .ended;
        expect([code, stdout, stderr]).toEqual([0, "done 2\n", ""]);
      }
      expect([...countMessages(sandbox).values()]).toEqual([1, 1]);
    } finally {
      await Promise.all([rm(folder, { recursive: true }), database.stop(), server.close()]);
    }
  });
} else {
  describe.skip("the sample of the README");
}
