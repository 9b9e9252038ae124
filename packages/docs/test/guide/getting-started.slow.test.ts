import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { freePort, startProgram } from "@cloopen-rest/test-kit";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readChapter } from "../../src/guide/read-chapter.js";
import { REPOSITORY, startRegistry } from "./loopback-registry.js";

const { blocks } = readChapter("en", "getting-started");
const port = await freePort();
/** A block's text; the sandbox listens on a free port instead of the chapter's. */
const textOf = (flag: string): readonly string[] =>
  blocks.filter(({ flags }) => flags.includes(flag)).map(({ text }) => text.replaceAll("8883", String(port)));
const [install = "", serve = "", send = "", list = "", fail = ""] = textOf("run");
const [accepted = "", rejected = ""] = textOf("output");
const hideIds = (text: string): string => text.replace(/\b[0-9a-f]{32}\b/g, "<id>");

let workplace: string;
let registry: Awaited<ReturnType<typeof startRegistry>>;
let sandbox: ChildProcess | undefined;
const project = (): string => join(workplace, "first-message");
/** The reader's environment: this Node first, nothing of the npm that runs the tests. */
const environment = (): Record<string, string> => ({
  PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
  HOME: workplace,
  npm_config_registry: registry.url,
  npm_config_audit: "false",
  npm_config_update_notifier: "false",
});
const type = (text: string, cwd: string) => startProgram("bash", ["-ec", text], { cwd, env: environment() }).ended;

beforeAll(async () => {
  workplace = await mkdtemp(join(tmpdir(), "cloopen-first-message-"));
  const tarballs = await mkdtemp(join(workplace, "tarballs-"));
  const [pack = ""] = textOf("pack");
  const command = `${pack.trim()} --ignore-scripts --pack-destination ${tarballs}`;
  const packed = await startProgram("bash", ["-ec", command], { cwd: REPOSITORY }).ended;
  expect([packed.code, packed.stdout.split("\n").filter((line) => line.endsWith(".tgz")).length]).toEqual([0, 3]);
  registry = await startRegistry(tarballs);
});
afterAll(async () => {
  if (sandbox?.pid !== undefined && sandbox.exitCode === null) {
    process.kill(-sandbox.pid, "SIGINT");
    await once(sandbox, "close");
  }
  await registry?.close();
  await rm(workplace, { recursive: true, force: true });
});

it("installs the packages into an empty folder", async () => {
  const { code, stderr } = await type(install, workplace);
  expect([code, stderr]).toEqual([0, ""]);
});

it("starts the sandbox", async () => {
  sandbox = spawn("bash", ["-ec", serve], { cwd: project(), env: environment(), detached: true });
  if (sandbox.stdout === null) throw new Error("the sandbox has no stdout");
  const [line] = await once(createInterface(sandbox.stdout), "line");
  expect(JSON.parse(line)).toMatchObject({ accountSid: "a".repeat(32), appId: "c".repeat(32) });
});

it("sends a message", async () => {
  for (const { title, text } of blocks.filter((block) => block.title !== undefined))
    await writeFile(join(project(), title ?? ""), text.replaceAll("8883", String(port)));
  const { code, stdout, stderr } = await type(send, project());
  expect([code, stderr, hideIds(stdout)]).toEqual([0, "", hideIds(accepted)]);
});

it("shows the message as the phone has it", async () => {
  const { stdout } = await type(list, project());
  expect(JSON.parse(stdout)).toMatchObject({
    messages: [{ text: "您的验证码是6532，请于5分钟内正确输入", code: "6532" }],
  });
});

it("shows why a message was rejected", async () => {
  const { code, stderr } = await type(fail, project());
  expect([code, stderr]).toEqual([1, rejected]);
});
