import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN, startProgram } from "@cloopen-rest/test-kit";
import { expect } from "vitest";
import { REPOSITORY } from "../src/repository.js";

/** How the commands of one kind are proven. */
export interface Rule {
  readonly covers: RegExp;
  /** What is done about them, as the name of the test says it. */
  readonly how: string;
  /** Fails when the command would not do what it says. `baseUrl` is the sandbox that the README starts. */
  check(command: string, baseUrl: string): Promise<void> | void;
}

const read = (file: string): string => readFileSync(join(REPOSITORY, file), "utf8");
const scripts: Readonly<Record<string, string>> = JSON.parse(read("package.json")).scripts;
const ciLines = read(".ci/run")
  .split("\n")
  .filter((line) => !line.trim().startsWith("#"));
const workflows = readdirSync(join(REPOSITORY, ".github/workflows")).map((name) => read(`.github/workflows/${name}`));

/** Holds a command to being typed by `.ci/run`, which the workflow of CI runs. */
function expectInCi(command: string): void {
  expect(workflows.some((text) => /^name: ci$/m.test(text) && text.includes("- run: bash .ci/run\n"))).toBe(true);
  expect(ciLines.join("\n")).toMatch(new RegExp(`(?:^|if |&& |")${escapeText(command)}`, "m"));
}

function escapeText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/**
 * The program behind `npm run NAME`, below the root. Scripts build first what they run; here that is done already, and another build below a running test
 * would write over what other tests read.
 */
function programOf(name: string): string {
  const script = scripts[name] ?? "";
  const [, program] =
    /^(?:npm run --silent build|node \S+ \S+\/turbo run build --filter=.*) && node (\S+)$/.exec(script) ?? [];
  if (program === undefined) throw new Error(`no script ${name} that builds a program and runs it, but: ${script}`);
  return program;
}

/** Flags of a command, on a free port whatever port it names. */
function flagsOf(words: string): readonly string[] {
  return words
    .replace(/--port \d+/, "--port 0")
    .split(" ")
    .filter((word) => word !== "");
}

/** Runs a program of ours that serves until it is stopped, and lets something look at its address. */
async function serve(program: string, words: string, look: (address: string) => Promise<void>): Promise<void> {
  const running = startProgram(process.execPath, [join(REPOSITORY, program), ...flagsOf(words)]);
  const [address = ""] = /http:\/\/[\d.:]+/.exec(await running.line(/http:/)) ?? [];
  await look(address);
  expect((await running.stop()).code).toBe(0);
}

async function expectUsage(program: string): Promise<void> {
  const { code, stdout } = await startProgram(process.execPath, [join(REPOSITORY, program), "--help"]).ended;
  expect([code, stdout]).toEqual([0, expect.stringMatching(/--\w+[\s\S]*--help/)]);
}

async function expectSandbox(program: string, words: string): Promise<void> {
  await serve(program, words, async (address) => {
    const reply = await fetch(`${address}/2013-12-26/Accounts/${"a".repeat(32)}/AccountInfo?sig=`);
    expect(await reply.text()).toMatch(/<statusCode>1111\d\d</);
  });
}

const SANDBOX_BIN = "packages/sandbox/dist/cli/main.js";

/** Every command of the READMEs falls under one of these; the first that covers it counts. */
export const RULES: readonly Rule[] = [
  {
    covers: /^npm (?:ci|test|start)(?: && npm (?:test|start))?$/,
    how: "is what CI is",
    check: (command) => command.split(" && ").forEach(expectInCi),
  },
  {
    covers: /^apt-get install chromium$/,
    how: "CI installs it where it is missing",
    check: () =>
      expect(ciLines.join("\n")).toMatch(/missing\+=\(chromium [\s\S]*apt-get install .*"\$\{missing\[@\]\}"/),
  },
  {
    covers: /^npm run (?:docs:build|generate|api)$/,
    how: "CI types it, and it must change nothing",
    check: expectInCi,
  },
  {
    covers: /^npm run bench$/,
    how: "CI types it with the parts that do not depend on the machine",
    check: () => expectInCi("npm run bench -- --only "),
  },
  {
    covers: /^npm run (?:test:runtimes|version-packages|release|compat -w tools\/compat)$/,
    how: "a workflow of its own runs it",
    check: (command) => expect(workflows.filter((text) => text.includes(`: ${command}\n`)).length).toBe(1),
  },
  {
    covers: /^npm run (?:check:[\w-]+|lint:layers|lint -w \S+)$|^npx vitest run$/,
    how: "is a task of npm test",
    check(command) {
      const task = /vitest/.test(command) ? "test" : (command.split(" ")[2] ?? "");
      expect(read("tools/test-run/src/main.ts")).toMatch(new RegExp(`^const TASKS = \\[[^\\]]*"${task}"`, "m"));
      const [, folder] = / -w (?:@cloopen-rest\/)?(\S+)$/.exec(command) ?? [];
      if (folder !== undefined) expect(JSON.parse(read(`${folder}/package.json`)).scripts).toHaveProperty(task);
      else if (task !== "test") expect(scripts).toHaveProperty(task);
    },
  },
  {
    covers: /^npm run build -w spec$/,
    how: "is what npm test begins with",
    check() {
      expect(scripts["test"]).toMatch(/^npm run --silent build && /);
      expect(JSON.parse(read("spec/package.json")).scripts).toHaveProperty("build");
    },
  },
  {
    covers: /^npm run build && npm pack(?: -w \S+)+$/,
    how: "packs what depends on nothing else of ours",
    check(command) {
      const packed = Array.from(command.matchAll(/ -w (\S+)/g), ([, folder]) =>
        JSON.parse(read(`${folder}/package.json`)),
      );
      const names = packed.map(({ name }) => name);
      for (const { private: hidden, bundleDependencies, dependencies = {} } of packed) {
        expect([hidden, bundleDependencies]).toEqual([undefined, undefined]);
        const ours = Object.keys(dependencies).filter((name) => name.startsWith("@cloopen-rest/"));
        expect(names).toEqual(expect.arrayContaining(ours));
      }
    },
  },
  {
    covers: /^npm run changeset$/,
    how: "its program is there",
    async check() {
      expect(scripts["changeset"]).toBe("changeset");
      const { stdout } = await startProgram(join(REPOSITORY, "node_modules/.bin/changeset"), ["--version"]).ended;
      expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    },
  },
  {
    covers: /^npm run sandbox -- (?:--help|…)$/,
    how: "lists the flags",
    check: () => expectUsage(programOf("sandbox")),
  },
  {
    covers: /^npm run sandbox -- --/,
    how: "serves until it is stopped",
    check: (command) => expectSandbox(programOf("sandbox"), command.slice("npm run sandbox -- ".length)),
  },
  {
    covers: /(?:^npm run cloopen -- \S|(?:^|\| )cloopen )/m,
    how: "does it on the sandbox of the README",
    async check(script, baseUrl) {
      const folder = mkdtempSync(join(tmpdir(), "cloopen-readme-"));
      const program = join(REPOSITORY, "packages/cli/dist/main.js");
      // On a path without the network of anybody else, and with a folder of its own for profiles and files.
      writeFileSync(join(folder, "cloopen"), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, {
        mode: 0o755,
      });
      const env = {
        PATH: `${folder}:${process.env["PATH"]}`,
        CLOOPEN_CONFIG_DIR: join(folder, "config"),
        CLOOPEN_BASE_URL: baseUrl,
        CLOOPEN_ACCOUNT_SID: ACCOUNT_SID,
        CLOOPEN_AUTH_TOKEN: AUTH_TOKEN,
        CLOOPEN_APP_ID: APP_ID,
      };
      const input = script
        .replaceAll("npm run cloopen -- …", "cloopen --help")
        .replaceAll("npm run cloopen --", "cloopen");
      const { code, stderr } = await startProgram("sh", ["-eu"], { input, env, cwd: folder }).ended;
      rmSync(folder, { recursive: true });
      expect([code, stderr]).toEqual([0, expect.not.stringContaining("error")]);
    },
  },
  { covers: /^cloopen-sandbox --help$/, how: "lists the flags", check: () => expectUsage(SANDBOX_BIN) },
  {
    covers: /^cloopen-sandbox --/,
    how: "serves until it is stopped",
    async check(command) {
      expect(JSON.parse(read("packages/sandbox/package.json")).bin).toEqual({
        "cloopen-sandbox": `./${SANDBOX_BIN.slice("packages/sandbox/".length)}`,
      });
      await expectSandbox(SANDBOX_BIN, command.slice("cloopen-sandbox ".length));
    },
  },
  {
    covers: /^npm run docs$/,
    how: "serves the pages until it is stopped",
    check: () =>
      serve(programOf("docs"), "", async (address) => {
        expect(await (await fetch(`${address}/en/index.html`)).text()).toContain("<title>");
      }),
  },
  {
    covers: /^npm run contract(?: --)?(?: --(?:tls|in-process|send|base-url URL))*$/,
    how: "CI holds a sandbox to the contract each way but --send, which takes minutes of real time, and every flag is listed",
    async check(command) {
      for (const way of ['--base-url "$url"', "--in-process", "--tls"]) expectInCi(`npm run contract -- ${way}`);
      const program = join(REPOSITORY, programOf("contract"));
      const { stdout } = await startProgram(process.execPath, [program, "--help"]).ended;
      const flags = Array.from(command.matchAll(/--[a-z][\w-]*/g), ([flag]) => flag);
      expect(flags.filter((flag) => !stdout.includes(` ${flag}`))).toEqual([]);
    },
  },
  {
    covers: /\ncurl -s "http:\/\/127\.0\.0\.1:8883\//,
    how: "is answered by the sandbox of the README",
    async check(command, baseUrl) {
      const script = command.replaceAll("http://127.0.0.1:8883/2013-12-26", baseUrl);
      const { code, stdout } = await startProgram("sh", ["-eu"], { input: script }).ended;
      expect([code, stdout]).toEqual([0, expect.stringMatching(/^\{"statusCode":"000000"/)]);
    },
  },
];
