import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { APP_ID, startProgram } from "@cloopen-rest/test-kit";
import { afterEach, expect, it, vi } from "vitest";
import { EXIT } from "../../src/exit-codes.js";
import { emptyFolder, runCli } from "../support/run-cli.js";

const MAIN = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

afterEach(() => {
  vi.restoreAllMocks();
});

/** Candidates for the last of the words. */
async function complete(words: readonly string[], configFolder?: string): Promise<readonly string[]> {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  await runCli(["complete", "--", ...words], configFolder === undefined ? {} : { configFolder });
  const lines = log.mock.calls.map(([line]) => String(line));
  log.mockRestore();
  return lines.filter((line) => !line.startsWith(":")).map((line) => line.split("\t")[0] ?? "");
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

it("knows no other shell", async () => {
  expect((await runCli(["completion", "tcsh"])).code).toBe(EXIT.usage);
});
