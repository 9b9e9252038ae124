import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ACCOUNT_SID,
  APP_ID,
  AUTH_TOKEN,
  type RunningProgram,
  requireProgram,
  startProgram,
} from "@cloopen-rest/test-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REPOSITORY } from "../../src/repository.js";
import { findBlocks } from "./find-blocks.js";
import { findFiles, READMES } from "./find-files.js";

const read = (file: string): Promise<string> => readFile(join(REPOSITORY, file), "utf8");
const texts = await Promise.all(
  (await findFiles(REPOSITORY, READMES)).map(async (file) => ({ file, text: await read(file) })),
);
const blocks = texts.flatMap(({ file, text }) => findBlocks(file, text));

/** The shell blocks, each once: a README and its translation differ in comments only. */
const scripts = new Map<string, string>();
for (const { file, line, language, code } of blocks)
  if (language === "sh") scripts.set(code.replaceAll(/\s+#.*$/gm, ""), `${file}:${line}`);

/** Builds, servers and whole test runs: a second one below a running test would overwrite what other tests read. */
const TYPED_IN_CI = /^npm (?:ci|run (?:docs|docs:build|contract)\b)/;
const SANDBOX = /^npm run sandbox -- (.*)$/;
/** What is built already is packed only. */
const PACK = /^npm run build && (npm pack .*)$/;
const shell = [...scripts].filter(([code]) => ![TYPED_IN_CI, SANDBOX, PACK].some((pattern) => pattern.test(code)));

const PROGRAMS = { cloopen: "packages/cli/dist/main.js", "cloopen-sandbox": "packages/sandbox/dist/cli/main.js" };

async function find(program: string, debianPackage: string): Promise<boolean> {
  const present = await startProgram(program, ["--version"]).ended.then(
    () => program,
    () => undefined,
  );
  return requireProgram(present, program, debianPackage);
}
const curl = await find("curl", "curl");
const python = await find("python3", "python3");

describe("the commands of the READMEs run", () => {
  let folder: string;
  let sandbox: RunningProgram;
  let baseUrl: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "cloopen-readmes-"));
    await mkdir(join(folder, "bin"));
    for (const [name, program] of Object.entries(PROGRAMS))
      await writeFile(
        join(folder, "bin", name),
        `#!/bin/sh\nexec "${process.execPath}" "${join(REPOSITORY, program)}" "$@"\n`,
        {
          mode: 0o755,
        },
      );
    // With the flags of the README, on a free port.
    const [flags = ""] = [...scripts.keys()].flatMap((code) => SANDBOX.exec(code)?.[1] ?? []);
    sandbox = startProgram(join(folder, "bin/cloopen-sandbox"), flags.replace("8883", "0").split(" "));
    const ready: { url: string; accountSid: string } = JSON.parse(await sandbox.line(/^\{/));
    expect(ready.accountSid).toBe(ACCOUNT_SID);
    baseUrl = ready.url;
  });
  afterAll(async () => {
    await sandbox?.stop();
    await rm(folder, { recursive: true });
  });

  /** Runs a script where `cloopen` is installed and configured for the sandbox of the README. */
  const run = (program: string, args: readonly string[], code: string) =>
    startProgram(program, args, {
      input: code.replaceAll("http://127.0.0.1:8883/2013-12-26", baseUrl),
      cwd: folder,
      env: {
        PATH: `${join(folder, "bin")}:${process.env["PATH"]}`,
        CLOOPEN_CONFIG_DIR: join(folder, "config"),
        CLOOPEN_BASE_URL: baseUrl,
        CLOOPEN_ACCOUNT_SID: ACCOUNT_SID,
        CLOOPEN_AUTH_TOKEN: AUTH_TOKEN,
        CLOOPEN_APP_ID: APP_ID,
      },
    });

  it.each(shell.filter(([code]) => !/^(?:curl|cloopen-sandbox) /m.test(code)))("%s", async (code) => {
    const { code: exit, stderr } = await run("sh", ["-eu"], code).ended;
    expect([exit, stderr]).toEqual([0, expect.not.stringContaining("error")]);
  });

  it.runIf(curl).each(shell.filter(([code]) => /^curl /m.test(code)))("%s", async (code) => {
    const { code: exit, stdout } = await run("sh", ["-eu"], code).ended;
    expect([exit, stdout]).toEqual([0, expect.stringMatching(/^\{"statusCode":"000000"/)]);
  });

  it.each(shell.filter(([code]) => code.startsWith("cloopen-sandbox ")))("%s", async (code) => {
    const serving = run("sh", ["-c", `exec ${code.replace(/--port \d+/, "--port 0")}`], "");
    expect(JSON.parse(await serving.line(/^\{/))).toHaveProperty("url");
    expect((await serving.stop()).code).toBe(0);
  });

  it.each([...scripts].flatMap(([code]) => PACK.exec(code)?.[1] ?? []))(
    "%s packs all that the packages need of each other",
    async (command) => {
      const pack = startProgram("sh", ["-c", `${command} --json --silent --pack-destination "${folder}"`], {
        cwd: REPOSITORY,
      });
      const packed: readonly { readonly name: string }[] = JSON.parse((await pack.ended).stdout);
      const needed = await Promise.all(
        Array.from(command.matchAll(/ -w (\S+)/g), async ([, workspace = ""]) => {
          const { dependencies = {} } = JSON.parse(await read(join(workspace, "package.json")));
          return Object.keys(dependencies).filter((name) => name.startsWith("@cloopen-rest/"));
        }),
      );
      expect(packed.map(({ name }) => name)).toEqual(expect.arrayContaining(needed.flat()));
    },
  );

  const pythons = blocks.filter(({ language }) => language === "python");
  it.runIf(python).each(pythons)("the Python of $file", async ({ code }) => {
    const { code: exit, stdout, stderr } = await run("python3", ["-"], code).ended;
    expect([exit, stdout, stderr]).toEqual([0, expect.stringMatching(/^000000 \w{32}\n$/), ""]);
  });

  it("with curl, Python and cloopen among them, and no block in a language that no test runs", () => {
    const all = [...scripts.keys()].join("\n");
    for (const command of [SANDBOX, PACK, /^curl /m, /^cloopen /m]) expect(all).toMatch(new RegExp(command, "m"));
    expect(pythons.length).toBeGreaterThan(0);
    expect(blocks.filter(({ language }) => !["ts", "sh", "python", "text"].includes(language))).toEqual([]);
  });
});

it("each npm run … that a README names is a script of its package.json", async () => {
  const lost: string[] = [];
  for (const { file, text } of texts) {
    for (const [command, name = "", folder] of text.matchAll(
      /npm run ([\w:-]+)(?: -w (?:@cloopen-rest\/)?([\w/-]+))?/g,
    )) {
      const manifest: { readonly scripts: object } = JSON.parse(await read(join(folder ?? ".", "package.json")));
      if (!Object.hasOwn(manifest.scripts, name)) lost.push(`${file}: ${command}`);
    }
  }
  expect(lost).toEqual([]);
});
