import { chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN } from "@cloopen-rest/test-kit";
import { expect, it } from "vitest";
import { EXIT } from "../../src/exit-codes.js";
import { emptyFolder, runCli } from "../support/run-cli.js";

async function filled(): Promise<string> {
  const configFolder = emptyFolder();
  expect((await runCli(["config", "set", "accountSid", ACCOUNT_SID], { configFolder })).code).toBe(0);
  expect((await runCli(["config", "set", "auth-token"], { configFolder, input: `${AUTH_TOKEN}\n` })).code).toBe(0);
  return configFolder;
}

it("writes a profile that only its owner can read, with the token from stdin", async () => {
  const configFolder = await filled();
  const path = join(configFolder, "profiles.json");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(path, "utf8"))).toEqual({
    version: 1,
    current: "default",
    profiles: { default: { accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN } },
  });
  expect(await readdir(configFolder)).toEqual(["profiles.json"]);
});

it("shows the settings without the token", async () => {
  const { stdout } = await runCli(["config", "show", "--json"], { configFolder: await filled() });
  expect(JSON.parse(stdout)).toMatchObject({ source: "profile", accountSid: ACCOUNT_SID, authToken: "***" });
});

it("rejects a profile that others can read", async () => {
  const configFolder = await filled();
  await chmod(join(configFolder, "profiles.json"), 0o640);
  const { code, stderr } = await runCli(["account"], { configFolder });
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain("chmod 600");
});

it.each([
  [
    '{"version":2,"profiles":{"default":{"authToken":"bbbbbbbbbbbbbbbb"}}}',
    "another version of cloopen (its version is 2",
  ],
  ['{"profiles":{"default":{"authToken":"bbbbbbbbbbbbbbbb"}}}', "damaged"],
  ['{"authToken":"bbbbbbbbbbbbbbbb', "damaged"],
  ["", "damaged"],
])("rejects the file %s without quoting it, and leaves it as it is", async (text, reason) => {
  const configFolder = emptyFolder();
  const path = join(configFolder, "profiles.json");
  await writeFile(path, text, { mode: 0o600 });
  for (const args of [["account"], ["config", "set", "appId", APP_ID]]) {
    const { code, stderr } = await runCli(args, { configFolder });
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain("bbbbbbbb");
  }
  expect(await readFile(path, "utf8")).toBe(text);
});

it("says that a profile cannot be written", async () => {
  const configFolder = join(emptyFolder(), "file");
  await writeFile(configFolder, "");
  const { code, stderr } = await runCli(["config", "set", "appId", APP_ID], { configFolder });
  expect(code).toBe(EXIT.output);
  expect(stderr).toContain("could not be written");
});

it("reports an unreadable file of profiles", async () => {
  const configFolder = emptyFolder();
  await mkdir(join(configFolder, "profiles.json"), { mode: 0o700 });
  expect(await runCli(["account"], { configFolder })).toMatchObject({
    code: EXIT.usage,
    stderr: expect.stringContaining("EISDIR"),
  });
});

it("chooses, lists and deletes profiles", async () => {
  const configFolder = await filled();
  await runCli(["config", "set", "appId", APP_ID, "--profile", "test"], { configFolder });
  await runCli(["config", "use", "test"], { configFolder });
  const listed = await runCli(["config", "list", "--json"], { configFolder });
  expect(
    listed.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { name: "default", current: false },
    { name: "test", current: true },
  ]);
  expect((await runCli(["config", "remove", "test"], { configFolder })).code).toBe(EXIT.declined);
  expect((await runCli(["config", "remove", "test", "--yes"], { configFolder })).code).toBe(0);
  expect(await runCli(["account", "--profile", "test"], { configFolder })).toMatchObject({
    code: EXIT.usage,
    stderr: expect.stringContaining('no profile "test"'),
  });
});

it("takes all credentials from one place", async () => {
  const configFolder = await filled();
  const env = { CLOOPEN_ACCOUNT_SID: "d".repeat(32) };
  expect(await runCli(["account"], { configFolder, env })).toMatchObject({
    code: EXIT.usage,
    stderr: expect.stringContaining("authToken missing"),
  });
  const named = await runCli(["config", "show", "--json", "--profile", "default"], { configFolder, env });
  expect(JSON.parse(named.stdout)).toMatchObject({ source: "profile", accountSid: ACCOUNT_SID });
});
