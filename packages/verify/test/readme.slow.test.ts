import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import {
  findPostgres,
  findRedis,
  freePort,
  type RunningProgram,
  requireProgram,
  startPostgres,
  startProgram,
  startRedis,
} from "@cloopen-rest/test-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NUMBER, SECRET } from "./support/fixture.js";

const PACKAGE = fileURLToPath(new URL("../", import.meta.url));
const read = (file: string): Promise<string> => readFile(join(PACKAGE, file), "utf8");

/** Inside the package, so that its name resolves to what was built. */
let folder: string;
beforeAll(async () => {
  await mkdir(join(PACKAGE, ".generated"), { recursive: true });
  folder = await mkdtemp(join(PACKAGE, ".generated/sample-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the first sample of a section. These samples have no syntax of TypeScript's own. */
async function runSample(
  heading: string,
  sandbox: Sandbox,
  url: string,
  env: Record<string, string>,
): Promise<RunningProgram> {
  const [, sample] =
    new RegExp(`\n## ${heading}\n[\\s\\S]*?\`\`\`ts\n([\\s\\S]*?)\`\`\``).exec(await read("README.md")) ?? [];
  if (sample === undefined) throw new Error(`The README has no sample under ${heading}.`);
  const file = join(folder, "sample.mjs");
  await writeFile(file, sample);
  const { accountSid, authToken, appId } = sandbox;
  const account = { CLOOPEN_ACCOUNT_SID: accountSid, CLOOPEN_AUTH_TOKEN: authToken, CLOOPEN_APP_ID: appId };
  return startProgram(process.execPath, [file], {
    env: { ...account, CLOOPEN_BASE_URL: url, VERIFY_SECRET: SECRET, ...env },
  });
}

const redisServer = await findRedis();
const postgres = await findPostgres();
if (
  requireProgram(redisServer, "redis-server", "redis-server") &&
  requireProgram(postgres, "PostgreSQL", "postgresql")
) {
  it.each(["Redis", "PostgreSQL"])("the sample of the stores sends a code with %s", async (name) => {
    const sandbox = createSandbox();
    const server = await sandbox.listen();
    const redis = await startRedis(redisServer);
    const database = name === "PostgreSQL" ? await startPostgres(postgres) : undefined;
    try {
      const env = { REDIS_URL: redis.url, ...(database && { DATABASE_URL: database.url }) };
      const { code, stdout, stderr } = await (await runSample("Stores", sandbox, server.url, env)).ended;
      expect([code, stdout, stderr]).toEqual([0, "sent\n", ""]);
      expect(sandbox.state.messages.size).toBe(1);
    } finally {
      await Promise.all([redis.stop(), database?.stop(), server.close()]);
    }
  });
} else {
  describe.skip("the sample of the stores");
}

it("the sample of Express sends a code, limits the next, and judges what comes back", async () => {
  const sandbox = createSandbox();
  const server = await sandbox.listen();
  const port = await freePort();
  const program = await runSample("With Express", sandbox, server.url, { PORT: String(port) });
  const post = async (path: string, body: object): Promise<Response> =>
    await fetch(`http://127.0.0.1:${port}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  try {
    await program.line(/^listening$/);
    const malformed = await post("/codes", { to: { number: NUMBER } });
    expect([malformed.status, await malformed.json()]).toEqual([422, { reason: "malformed-number" }]);
    expect((await post("/codes", { to: NUMBER })).status).toBe(202);
    const limited = await post("/codes", { to: `+86 ${NUMBER}` });
    expect([limited.status, Number(limited.headers.get("retry-after"))]).toEqual([429, expect.closeTo(60, -1.5)]);
    const code = [...sandbox.state.messages.values()][0]?.datas[0];
    for (const status of [204, 403]) expect((await post("/codes/check", { to: NUMBER, code })).status).toBe(status);
    expect((await post("/codes/check", {})).status).toBe(403);
  } finally {
    await program.stop();
    await server.close();
  }
});

it("the READMEs of both languages hold the same code, comments aside", async () => {
  const [english, chinese] = await Promise.all(
    ["README.md", "README.zh-CN.md"].map(async (file) => {
      const blocks = (await read(file)).match(/```ts\n[\s\S]*?```/g) ?? [];
      return blocks.map((code) => code.replace(/\s*\/\/ .*$/gm, ""));
    }),
  );
  expect(english?.length).toBe(5);
  expect(chinese).toEqual(english);
});
