import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AUTH_TOKEN, startProgram } from "@cloopen-rest/test-kit";
import { describe, expect, it } from "vitest";
import { runCli } from "../support/run-cli.js";
import { startSandbox } from "../support/sandbox.js";

const SUB_ACCOUNT = { sid: "e".repeat(32), token: "f1".repeat(16) };

/** Finds curl and openssl; says in one line what is missing. Under CI both have to be there. */
async function findPrograms(): Promise<boolean> {
  if (process.env["CI"] === "true") return true;
  const found = await Promise.all(
    [
      ["curl", "--version"],
      ["openssl", "version"],
    ].map(([program = "", ...args]) =>
      startProgram(program, args).ended.then(
        () => true,
        () => false,
      ),
    ),
  );
  if (found.includes(false)) console.warn("No curl or openssl here: the scripts of --curl are not run.");
  return !found.includes(false);
}

describe.runIf(await findPrograms())("the script of --curl", () => {
  const fixture = startSandbox({ strict: true, subAccounts: [SUB_ACCOUNT] });
  const env = () => ({
    ...fixture.env,
    CLOOPEN_SUB_ACCOUNT_SID: SUB_ACCOUNT.sid,
    CLOOPEN_SUB_ACCOUNT_TOKEN: SUB_ACCOUNT.token,
  });

  it.each([
    [
      ["sms", "send", "13800138000", "--template", "1", "--data", "it's {1} & <x>", "--data", "5"],
      /"statusCode":"000000"/,
    ],
    [
      ["sms", "send", "13800138000", "--template", "1", "--data", "中文", "--data", "5", "--format", "xml"],
      /<statusCode>000000</,
    ],
    [["ivr", "dial", "13800138000"], /<statusCode>108015</],
    [["account"], /"balance"/],
    [["api", "callback", "--from", "13800138000", "--to", "13800138001"], /"statusCode":"000000"/],
  ])("of %j is taken by the platform, and holds neither token nor signature", async (args, reply) => {
    const { stdout: script } = await runCli([...args, "--curl"], { env: env() });
    for (const secret of [AUTH_TOKEN, SUB_ACCOUNT.token]) expect(script).not.toContain(secret);
    expect(script).not.toMatch(/sig=[0-9A-F]{32}/);
    const { code, stdout, stderr } = await startProgram("sh", ["-eu"], {
      input: script,
      env: {
        PATH: process.env["PATH"] ?? "",
        CLOOPEN_AUTH_TOKEN: AUTH_TOKEN,
        CLOOPEN_SUB_ACCOUNT_TOKEN: SUB_ACCOUNT.token,
      },
    }).ended;
    expect([code, stdout, stderr]).toEqual([0, expect.stringMatching(reply), ""]);
    expect(fixture.sandbox.warnings).toEqual([]);
  });

  it("of an upload sends the file; so does the command itself", async () => {
    const folder = await mkdtemp(join(tmpdir(), "cloopen-upload-"));
    const file = join(folder, "welcome.wav");
    await writeFile(file, "RIFF");
    const { stdout: script } = await runCli(["api", "uploadMediaFile", "--file", file, "--curl"], { env: env() });
    const { stdout } = await startProgram("sh", ["-eu"], {
      input: script,
      env: { PATH: process.env["PATH"] ?? "", CLOOPEN_AUTH_TOKEN: AUTH_TOKEN },
    }).ended;
    expect(stdout).toContain("000000");
    expect(await runCli(["api", "uploadMediaFile", "--file", file, "--yes"], { env: env() })).toMatchObject({
      code: 0,
    });
    expect(
      await runCli(["api", "uploadMediaFile", "--file", join(folder, "no.wav"), "--yes"], { env: env() }),
    ).toMatchObject({ code: 2 });
    await rm(folder, { recursive: true });
  });
});
