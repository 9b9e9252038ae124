import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, sendTemplateSms } from "@cloopen-rest/client";
import { type RunningProgram, startProgram } from "@cloopen-rest/test-kit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assetsOf } from "../../src/executable/assets.js";
import { buildExecutable } from "../../src/executable/build-executable.js";
import { REPOSITORY } from "../../src/repository.js";

/** Node itself is nearly all of it: 99 MB of Node 20, 127 of Node 24. */
const LARGEST_BYTES = 140_000_000;
const SANDBOX = join(REPOSITORY, "packages/sandbox");

test("has every file that the sandbox asks for by its name", async () => {
  const assets = Object.keys(await assetsOf(SANDBOX));
  const files = (await readdir(join(SANDBOX, "dist"), { recursive: true })).filter((file) => file.endsWith(".js"));
  const texts = await Promise.all(files.map((file) => readFile(join(SANDBOX, "dist", file), "utf8")));
  const asked = texts.flatMap((text) => Array.from(text.matchAll(/readPackaged\("([^"]+)"\)/g), ([, name]) => name));
  expect(asked.length).toBeGreaterThan(2);
  expect(assets).toEqual(expect.arrayContaining(asked));
});

const isCi = process.env["CI"] === "true";
if (!isCi) console.warn("The executable is built and tried under CI=true, in half a minute.");

let directory = "";
let file = "";
const running: RunningProgram[] = [];
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "cloopen-sandbox-"));
  file = join(directory, "cloopen-sandbox");
  if (isCi) await buildExecutable(SANDBOX, file);
});
afterAll(async () => {
  for (const program of running) await program.stop("SIGTERM");
  await rm(directory, { recursive: true, force: true });
});

/** Nothing of the machine but the executable: no Node on the path, no folder of packages. */
function start(...args: readonly string[]): RunningProgram {
  const program = startProgram(file, args, { cwd: directory, env: { PATH: "/nowhere", HOME: directory } });
  running.push(program);
  return program;
}

describe.runIf(isCi)("the executable without Node", () => {
  test("is one file, not much larger than Node", async () => {
    expect((await stat(file)).size).toBeLessThan(LARGEST_BYTES);
  });

  test("serves the platform, and the pages of the sandbox with what ships with them", async () => {
    const { url: baseUrl, console: pages, ...credentials } = JSON.parse(await start("--port", "0").line(/^\{/));
    await sendTemplateSms(createClient({ ...credentials, baseUrl }), {
      to: "13800138000",
      templateId: "1",
      datas: ["4711", "5"],
    });
    const { messages } = JSON.parse(await (await fetch(`${pages}/messages?wait=10s`)).text());
    expect(messages).toMatchObject([{ code: "4711" }]);
    expect(await (await fetch(`${pages}/openapi.yaml`)).text()).toMatch(/^openapi: 3/);
    expect((await fetch(`${pages}/`, { headers: { accept: "text/html" } })).status).toBe(200);
  });

  test("keeps its state, and serves as the platform's host", async () => {
    const args = ["--port", "0", "--data", join(directory, "data"), "--as", "app.cloopen.com"];
    const first = start(...args);
    const ready = JSON.parse(await first.line(/^\{/));
    expect(ready.url).toMatch(/^https:/);
    expect((await first.stop("SIGTERM")).code).toBe(0);
    expect(JSON.parse(await start(...args).line(/^\{/)).accountSid).toBe(ready.accountSid);
  });

  test("runs a command with a sandbox of its own", async () => {
    const { code, stdout } = await start("--", "/bin/sh", "-c", "echo $CLOOPEN_SANDBOX; exit 7").ended;
    expect([code, stdout]).toEqual([7, expect.stringMatching(/^http:.*\/_sandbox\n$/)]);
  });

  test("explains itself", async () => {
    const { code, stdout } = await start("--help").ended;
    expect(code).toBe(0);
    expect(stdout).toContain("--as HOST");
  });
});
