import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSandbox } from "@cloopen-rest/sandbox";
import { startProgram } from "@cloopen-rest/test-kit";
import { describe, expect, it } from "vitest";
import { findPostgres, findRedis, startPostgres, startRedis } from "./support/databases.js";
import { SECRET } from "./support/fixture.js";
import { requireProgram } from "./support/require-program.js";

const PACKAGE = fileURLToPath(new URL("../", import.meta.url));
const redisServer = await findRedis();
const postgres = await findPostgres();

if (
  requireProgram(redisServer, "redis-server", "redis-server") &&
  requireProgram(postgres, "PostgreSQL", "postgresql")
) {
  it.each(["Redis", "PostgreSQL"])("the sample of the stores sends a code with %s", async (name) => {
    const readme = await readFile(join(PACKAGE, "README.md"), "utf8");
    const sample = /## Stores[\s\S]*?```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    const sandbox = createSandbox();
    const server = await sandbox.listen();
    const redis = await startRedis(redisServer);
    const database = name === "PostgreSQL" ? await startPostgres(postgres) : undefined;
    // Inside the package, so that its name resolves to what was built.
    await mkdir(join(PACKAGE, ".generated"), { recursive: true });
    const folder = await mkdtemp(join(PACKAGE, ".generated/sample-"));
    try {
      // The sample has no syntax of TypeScript's own.
      await writeFile(join(folder, "sample.mjs"), sample);
      const { accountSid, authToken, appId } = sandbox;
      const env = {
        CLOOPEN_BASE_URL: server.url,
        CLOOPEN_ACCOUNT_SID: accountSid,
        CLOOPEN_AUTH_TOKEN: authToken,
        CLOOPEN_APP_ID: appId,
        VERIFY_SECRET: SECRET,
        REDIS_URL: redis.url,
        ...(database && { DATABASE_URL: database.url }),
      };
      const { code, stdout, stderr } = await startProgram(process.execPath, [join(folder, "sample.mjs")], { env })
        .ended;
      expect([code, stdout, stderr]).toEqual([0, "sent\n", ""]);
      expect(sandbox.state.messages.size).toBe(1);
    } finally {
      await Promise.all([rm(folder, { recursive: true }), redis.stop(), database?.stop(), server.close()]);
    }
  });
} else {
  describe.skip("the sample of the stores");
}

it("the READMEs of both languages hold the same code, comments aside", async () => {
  const [english, chinese] = await Promise.all(
    ["README.md", "README.zh-CN.md"].map(async (file) => {
      const blocks = (await readFile(join(PACKAGE, file), "utf8")).match(/```ts\n[\s\S]*?```/g) ?? [];
      return blocks.map((code) => code.replace(/\s*\/\/ .*$/gm, ""));
    }),
  );
  expect(english?.length).toBe(3);
  expect(chinese).toEqual(english);
});
