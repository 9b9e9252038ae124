import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { APP_ID, startProgram } from "@cloopen-rest/test-kit";
import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/exit-codes.js";
import { CTRL_U, findPython, MAIN, runProgramInTerminal } from "../support/in-terminal.js";
import { emptyFolder, failingStream, runCli } from "../support/run-cli.js";

/** What the shell gets for the last of the words: candidates, and behind them the directive of the shell's script. */
async function ask(words: readonly string[], configFolder?: string): Promise<readonly string[]> {
  const { stdout } = await runCli(["complete", "--", ...words], configFolder === undefined ? {} : { configFolder });
  return stdout
    .trim()
    .split("\n")
    .map((line) => line.split("\t")[0] ?? "");
}

/** Candidates alone. */
async function complete(words: readonly string[], configFolder?: string): Promise<readonly string[]> {
  return (await ask(words, configFolder)).slice(0, -1);
}

it.each([
  [["sms", "se"], ["send"]],
  [["sms", "send", "1", "--templ"], ["--template"]],
  [
    ["account", "--format", ""],
    ["json", "xml"],
  ],
  [["api", "muteM"], ["muteMember"]],
  [["api", "muteMember", "--conf"], ["--confid"]],
  [
    ["--lang", ""],
    ["en", "zh-CN"],
  ],
])("completes %j", async (words, expected) => {
  expect(await complete(words)).toEqual(expected);
});

it("lets the shell offer files where there is nothing to choose from, and only there", async () => {
  expect(await ask(["sms", "bulk", "peo"])).toEqual([":0"]);
  expect((await ask(["sms", "se"])).at(-1)).toBe(":4");
});

it("completes every command of the first word, and none that is hidden", async () => {
  const words = await complete([""]);
  expect(words).toEqual(expect.arrayContaining(["sms", "voice", "doctor", "listen", "api"]));
  expect(words).not.toContain("complete");
});

it("completes the names of profiles", async () => {
  const configFolder = emptyFolder();
  await runCli(["config", "set", "appId", APP_ID, "--profile", "shop"], { configFolder });
  expect(await complete(["account", "--profile", ""], configFolder)).toEqual(["shop"]);
});

it.each(["bash", "zsh", "fish"])("prints a script for %s that the shell can read", async (shell) => {
  const { code, stdout } = await startProgram(process.execPath, [MAIN, "completion", shell]).ended;
  expect(code).toBe(0);
  expect(stdout).toContain("cloopen");
  const folder = await mkdtemp(join(tmpdir(), "cloopen-completion-"));
  const file = join(folder, "script");
  await writeFile(file, stdout);
  const checked = await startProgram(shell, ["-n", file]).ended.catch(() => undefined);
  await rm(folder, { recursive: true });
  // zsh and fish are not everywhere; a script of theirs is at least printed.
  if (checked === undefined) expect(shell).not.toBe("bash");
  else expect(checked).toMatchObject({ code: 0, stderr: "" });
});

it("says that the disk is full", async () => {
  const result = await runCli(["completion", "bash"], { stdout: failingStream("ENOSPC") });
  expect(result).toMatchObject({ code: EXIT.output, stderr: expect.stringContaining("the disk is full") });
});

describe.runIf(await findPython())("in a bash without the package bash-completion", () => {
  it("completes commands at the tab key, and files where there are no commands", async () => {
    const folder = emptyFolder();
    await writeFile(join(folder, "people.csv"), "");
    await writeFile(join(folder, "cloopen"), `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" "$@"\n`, { mode: 0o755 });
    const steps = [
      { wait: "bash-", send: `cd '${folder}'; source <(cloopen completion bash); echo rea''dy\r` },
      { wait: "ready", send: "cloopen sms bu\tpeo\t" },
      // Ctrl-C here, while bash may still be in the completion, can leave it without a prompt.
      { wait: "cloopen sms bulk people.csv", send: `${CTRL_U}exit\r` },
    ];
    const PATH = `${folder}:${process.env["PATH"]}`;
    const { left, text } = await runProgramInTerminal(["bash", "--norc", "--noprofile", "-i"], steps, {
      env: { PATH, CLOOPEN_CONFIG_DIR: folder },
    });
    expect({ left, text }).toEqual({ left: 0, text: expect.not.stringContaining("not found") });
  });
});

it("knows no other shell", async () => {
  expect((await runCli(["completion", "tcsh"])).code).toBe(EXIT.usage);
});
