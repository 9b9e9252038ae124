import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { EXIT, EXIT_MEANINGS } from "../src/exit-codes.js";
import { emptyFolder, failingStream, runCli } from "./support/run-cli.js";

const TOKEN = "b".repeat(32);

it("prints help with every exit code, and its version", async () => {
  const help = await runCli(["--help"]);
  expect(help.code).toBe(EXIT.done);
  for (const code of EXIT_MEANINGS.keys()) expect(help.stdout).toMatch(new RegExp(`^  ${code} `, "m"));
  expect(await runCli(["--version"])).toEqual({ code: 0, stdout: "0.0.0\n", stderr: "" });
});

it.each([
  [["sms", "snd"], "unknown command 'snd'", "did you mean send?"],
  [["sms", "send", "1", "--templat", "1"], "unknown option '--templat'", "did you mean --template?"],
  [["explian"], "unknown command 'explian'", "did you mean explain?"],
  [["sms", "send", "13800138000"], "--template is missing", "id of the template"],
  [["account", "--format", "yaml"], "Allowed choices are json, xml", "--help"],
  [["api", "sendSMS"], "unknown command 'sendSMS'", "did you mean sendSms?"],
  [["api", "getCallRecord", "--callid", "x"], "unknown option '--callid'", "did you mean --callId?"],
  [["--lang", "fr", "account"], "--lang: en or zh-CN", ""],
])("rejects %j with what is wrong and what comes nearest", async (args, wrong, hint) => {
  const { code, stdout, stderr } = await runCli(args);
  expect({ code, stdout }).toEqual({ code: EXIT.usage, stdout: "" });
  expect(stderr).toContain(wrong);
  expect(stderr).toContain(hint);
});

it.each([
  [["account", `--auth-token=${TOKEN}`]],
  [["account", "--auth-token", TOKEN]],
  [[TOKEN]],
  [["account", TOKEN]],
  [["config", "set", "authToken", TOKEN]],
  [["config", "set", TOKEN, "x"]],
])("never repeats a token that was typed by mistake (%#)", async (args) => {
  const { code, stdout, stderr } = await runCli(args);
  expect(code).toBe(EXIT.usage);
  expect(stdout + stderr).not.toContain(TOKEN);
});

it("prints help for a group without a command on stderr, with the code of a wrong command line", async () => {
  const { code, stdout, stderr } = await runCli(["sms"]);
  expect({ code, stdout }).toEqual({ code: EXIT.usage, stdout: "" });
  expect(stderr).toContain("send");
});

it.each([
  ["zh_CN.UTF-8", [], "用法："],
  ["zh_CN.UTF-8", ["--lang", "en"], "Usage:"],
  ["de_DE.UTF-8", [], "Usage:"],
  ["C", ["--lang=zh"], "用法："],
])("prints help in the language of the locale %s and %j", async (locale, flags, title) => {
  expect((await runCli([...flags, "--help"], { env: { LC_ALL: locale } })).stdout).toContain(title);
});

it("takes --lang behind an operation, unless the operation has a field of that name", async () => {
  expect((await runCli(["api", "getAccountInfo", "--help", "--lang", "zh"])).stdout).toContain("用法：");
  expect((await runCli(["api", "voiceVerify", "--help", "--lang", "zh"])).stdout).toContain("Usage:");
});

it.each([
  [["explain"]],
  [["verify-callback"]],
  [["config", "set", "authToken"]],
  [["config", "set", "appId"]],
  [["api", "getCallRecord", "--input", "-"]],
])("Ctrl-C ends the wait for standard input of %j", async (args) => {
  const controller = new AbortController();
  // It is read, and nothing ever comes.
  const input = new Readable({ read: () => controller.abort("SIGINT") });
  const { code, stderr } = await runCli(args, { input, signal: controller.signal, configFolder: emptyFolder() });
  expect({ code, stderr }).toEqual({ code: EXIT.interrupted, stderr: "error: interrupted; nothing was sent\n" });
});

it("reports errors as JSON on stderr with --json", async () => {
  const { stdout, stderr } = await runCli(["account", "--json"], { configFolder: emptyFolder() });
  expect(stdout).toBe("");
  expect(JSON.parse(stderr)).toMatchObject({
    error: { exitCode: EXIT.usage, message: "accountSid and authToken missing" },
  });
});

it("ends silently with 141 when the reader has gone", async () => {
  expect(await runCli(["explain", "112310"], { stdout: failingStream("EPIPE") })).toMatchObject({
    code: EXIT.brokenPipe,
    stderr: "",
  });
});

it("says that the disk is full", async () => {
  const { code, stderr } = await runCli(["explain", "112310"], { stdout: failingStream("ENOSPC") });
  expect(code).toBe(EXIT.output);
  expect(stderr).toContain("the disk is full");
});
