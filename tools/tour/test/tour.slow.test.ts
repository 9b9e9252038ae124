import { fileURLToPath } from "node:url";
import { createSandbox } from "@cloopen-rest/sandbox";
import { ACCOUNT_SID, AUTH_TOKEN, type ProgramResult, startProgram } from "@cloopen-rest/test-kit";
import { describe, expect, it } from "vitest";

const MAIN = fileURLToPath(new URL("../dist/main.js", import.meta.url));

function runTour(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<ProgramResult> {
  return startProgram(process.execPath, [MAIN, ...args], { env }).ended;
}

describe("the tour", () => {
  it("shows every call in both formats and the callbacks, without a secret, and exits 0", async () => {
    // Credentials alone name no server: the live platform is the client's default, and must not be the tour's.
    const credentials = { CLOOPEN_ACCOUNT_SID: ACCOUNT_SID, CLOOPEN_AUTH_TOKEN: AUTH_TOKEN };
    const { code, stdout } = await runTour([], credentials);
    expect(code).toBe(0);
    expect(stdout).toContain("nothing leaves this machine");
    expect(stdout).toMatch(/open the console that it names\.\n$/);
    for (const operation of [
      "AccountInfo",
      "GetSubAccounts",
      "SMS/TemplateSMS",
      "/SubAccounts?",
      "Calls/Callback",
      "ivr/createconf",
    ]) {
      expect(
        stdout.split("\n").filter((line) => line.includes("→") && line.includes(operation)).length,
      ).toBeGreaterThanOrEqual(2);
    }
    expect(stdout).toContain("<TemplateSMS><to>13800138000</to>");
    expect(stdout).toContain('{"to":"13800138000"');
    expect(stdout.match(/⇐ POST \/sms /g)).toHaveLength(2);
    expect(stdout.match(/⇐ POST \/ivr\/confcreated\?confid=/g)).toHaveLength(2);
    expect(stdout).toContain('"deliverCode":"DELIVRD"');
    expect(stdout).toMatch(/party +calls 4000000000 from 13800138000\n/);
    expect(stdout).toMatch(/party +presses 1\n(.*\n)+.*no agent in time(.*\n)+.*ends the call: Hangup\n/);
    expect(stdout).not.toMatch(/sig=[0-9A-F]/);
    expect(stdout).not.toMatch(/Authorization: [^*]/);
  });

  it("goes to the server of the environment, read-only without --send", async () => {
    const sandbox = createSandbox();
    const server = await sandbox.listen();
    const env = {
      CLOOPEN_ACCOUNT_SID: sandbox.accountSid,
      CLOOPEN_AUTH_TOKEN: sandbox.authToken,
      CLOOPEN_APP_ID: sandbox.appId,
      CLOOPEN_BASE_URL: server.url,
    };
    const reading = await runTour([], env);
    expect(reading.code).toBe(0);
    expect(sandbox.state.messages.size).toBe(0);
    expect(sandbox.state.subAccounts.size).toBe(0);
    const sending = await runTour(["--send"], env);
    expect(sending.code).toBe(0);
    expect(sandbox.state.messages.size).toBe(2);
    const wrongToken = await runTour([], { ...env, CLOOPEN_AUTH_TOKEN: "x".repeat(32) });
    expect(wrongToken.code).toBe(1);
    expect(wrongToken.stderr).toMatch(/^CloopenApiError: getAccountInfo: 111109 /);
    await server.close();
    const cut = await runTour([], env);
    expect(cut.code).toBe(1);
    expect(cut.stderr).toMatch(
      /^CloopenConnectionError: getAccountInfo: no response from 127\.0\.0\.1:\d+ \(ECONNREFUSED\)/,
    );
  });

  it.each(["--sned", "--send"])("rejects %s without a server in one line, with exit code 2", async (flag) => {
    const { code, stderr } = await runTour([flag]);
    expect(code).toBe(2);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain(flag);
  });
});
