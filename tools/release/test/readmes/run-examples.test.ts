import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { Server } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createClient, sendTemplateSms } from "@cloopen-rest/client";
import { createManualClock, createSandbox } from "@cloopen-rest/sandbox";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN } from "@cloopen-rest/test-kit";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { REPOSITORY } from "../../src/repository.js";
import type { Block } from "./find-blocks.js";
import { findExamples } from "./find-examples.js";
import { findFiles, READMES } from "./find-files.js";
import { exampleName, writeRunnable } from "./write-example.js";

/** In this workspace, so that the packages are found by their names. */
const FOLDER = fileURLToPath(new URL("../../.generated/run/", import.meta.url));
/** Guards the address of the callbacks, and of the IVR application. */
const SECRET = "0123456789abcdefghij";
const ENVIRONMENT = {
  CLOOPEN_ACCOUNT_SID: ACCOUNT_SID,
  CLOOPEN_AUTH_TOKEN: AUTH_TOKEN,
  CLOOPEN_APP_ID: APP_ID,
  CALLBACK_SECRET: SECRET,
  IVR_SECRET: SECRET,
  VERIFY_SECRET: SECRET.repeat(2),
};

// The other language holds the same code (twins.test.ts).
const files = (await findFiles(REPOSITORY, READMES)).filter((file) => !file.endsWith(".zh-CN.md"));
const found = await Promise.all(
  files.map(async (file) => {
    const text = await readFile(join(REPOSITORY, file), "utf8");
    return findExamples(file, text).map((example) => ({ example, runner: runnerOf(example, text) }));
  }),
);
const examples = found.flat().flatMap(({ example, runner }) => (runner === undefined ? [example] : []));

/** The test that runs an example, where a comment before the block names one: `<!-- test/a.test.ts runs this sample -->`. */
function runnerOf({ file, line }: Block, text: string): string | undefined {
  const [, runner] = /^<!-- (\S+) runs this sample -->$/.exec(text.split("\n")[line - 3] ?? "") ?? [];
  return runner === undefined ? undefined : join(dirname(file), runner);
}

/** Servers that an example has started; wherever it wanted to listen, it does on a free port of loopback. */
const servers: Server[] = [];
const here = process.cwd();
let workplace: string;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  workplace = await mkdtemp(join(tmpdir(), "cloopen-examples-"));
  process.chdir(workplace);
  await writeFile("numbers.txt", "13800138000\n13800138001\n");
  await writeFile("welcome.wav", "RIFF");
  await writeFile("prompts.zip", "PK");
});
afterAll(async () => {
  process.chdir(here);
  await rm(workplace, { recursive: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) server.close();
});

/** Runs an example against a sandbox; returns what it wrote, and which of its requests were rejected. */
async function run(example: Block): Promise<{ said: unknown[][]; complained: unknown[][]; refused: string[] }> {
  const refused: string[] = [];
  const sandbox = createSandbox({
    accountSid: ENVIRONMENT.CLOOPEN_ACCOUNT_SID,
    authToken: ENVIRONMENT.CLOOPEN_AUTH_TOKEN,
    appId: ENVIRONMENT.CLOOPEN_APP_ID,
    onRequest: ({ path, answer }) => {
      if (!answer.includes("000000")) refused.push(`${path} ${answer}`);
    },
  });
  const listening = await sandbox.listen();
  for (const [name, value] of Object.entries({ ...ENVIRONMENT, CLOOPEN_BASE_URL: listening.url }))
    vi.stubEnv(name, value);
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const listen = Server.prototype.listen;
  vi.spyOn(Server.prototype, "listen").mockImplementation(function (this: Server, ...args: unknown[]) {
    if (typeof args[0] !== "number" || args[0] === 0) return Reflect.apply(listen, this, args);
    servers.push(this);
    return Reflect.apply(listen, this, [0, "127.0.0.1"]);
  });
  const path = join(FOLDER, exampleName(example));
  await writeFile(path, writeRunnable(example));
  try {
    await import(pathToFileURL(path).href);
    await Promise.all(servers.map((server) => server.listening || once(server, "listening")));
  } finally {
    await listening.close();
  }
  return { said: log.mock.calls, complained: error.mock.calls, refused };
}

/** Where the server listens that the example has started. */
function origin(): string {
  const address = servers.at(-1)?.address();
  if (typeof address !== "object" || address === null) throw new Error("the example has started no server");
  return `http://127.0.0.1:${address.port}`;
}

/** What is expected of some of them besides: that something is said, or that their server does what it is there for. */
const EXPECTED: readonly {
  readonly file: string;
  readonly words: string;
  readonly name: string;
  check(said: readonly unknown[][]): Promise<void> | void;
}[] = [
  {
    file: "README.md",
    words: "sendTemplateSms(cloopen",
    name: "sends a message",
    check: (said) => expect(said).toEqual([[expect.stringMatching(/^\w{32}$/)]]),
  },
  {
    file: "README.md",
    words: "createWebhookHandler",
    name: "takes the status report of a sandbox",
    async check(said) {
      const clock = createManualClock();
      const sandbox = createSandbox({ clock, smsCallbackUrl: `${origin()}/cloopen/${SECRET}` });
      const { accountSid, authToken, appId } = sandbox;
      const listening = await sandbox.listen();
      const cloopen = createClient({ baseUrl: listening.url, accountSid, authToken, appId });
      const message = { to: "13800138000", templateId: "1", datas: ["6532", "5"] };
      const { smsMessageSid } = await sendTemplateSms(cloopen, message);
      clock.advance(5_000);
      await sandbox.settled();
      await listening.close();
      expect(said).toEqual([[`message ${smsMessageSid} to 13800138000: delivered`]]);
    },
  },
  {
    file: "packages/client/README.md",
    words: "createIvrRouter",
    name: "answers a call",
    async check() {
      const call = `appid=${ENVIRONMENT.CLOOPEN_APP_ID}&callid=${"d".repeat(32)}`;
      for (const [path, answer] of [
        [`startservice?${call}&from=13800138000&to=4001000000&direction=0`, '<Get action="menu"'],
        [`menu?${call}&digits=1`, '<EnterCCS queuetype="1"'],
        [`menu?${call}&digits=7`, "没有这个选项"],
        [`goodbye?${call}`, "<Hangup/>"],
      ])
        expect(await (await fetch(`${origin()}/ivr/${SECRET}/${path}`, { method: "POST" })).text()).toContain(answer);
    },
  },
];

describe("the TypeScript of the READMEs runs", () => {
  const cases = examples.map((example) => {
    const expected = EXPECTED.find(({ file, words }) => file === example.file && example.code.includes(words));
    return [`${example.file}:${example.line}`, expected?.name ?? "complains of nothing", example, expected] as const;
  });

  it.each(cases)("%s %s", async (_, __, example, expected) => {
    const { said, complained, refused } = await run(example);
    expect({ complained, refused }).toEqual({ complained: [], refused: [] });
    await expected?.check(said);
  });

  it("here, or in the test that a comment before it names", () => {
    const runners = found.flat().flatMap(({ runner }) => runner ?? []);
    expect(runners.length).toBeGreaterThan(0);
    expect(runners.filter((runner) => !existsSync(join(REPOSITORY, runner)))).toEqual([]);
  });

  it("and what is expected besides is expected of something", () => {
    expect(cases.filter(([, , , expected]) => expected !== undefined).length).toBe(EXPECTED.length);
    expect(new Set(examples.map(({ file }) => file)).size).toBe(5);
  });
});
