import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createSandbox } from "@cloopen-rest/sandbox";
import { describe, expect, it } from "vitest";

const MAIN = fileURLToPath(new URL("../dist/main.js", import.meta.url));

function runTour(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { env });
  let out = "";
  let err = "";
  child.stdout.on("data", (data) => {
    out += data;
  });
  child.stderr.on("data", (data) => {
    err += data;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

describe("the tour", () => {
  it("shows every call in both formats and the callbacks, without a secret, and exits 0", async () => {
    // Credentials alone name no server: the live platform is the client's default, and must not be the tour's.
    const credentials = { CLOOPEN_ACCOUNT_SID: "a".repeat(32), CLOOPEN_AUTH_TOKEN: "b".repeat(32) };
    const { code, out } = await runTour([], credentials);
    expect(code).toBe(0);
    expect(out).toContain("nothing leaves this machine");
    for (const operation of [
      "AccountInfo",
      "GetSubAccounts",
      "SMS/TemplateSMS",
      "/SubAccounts?",
      "Calls/Callback",
      "ivr/createconf",
    ]) {
      expect(
        out.split("\n").filter((line) => line.includes("→") && line.includes(operation)).length,
      ).toBeGreaterThanOrEqual(2);
    }
    expect(out).toContain("<TemplateSMS><to>13800138000</to>");
    expect(out).toContain('{"to":"13800138000"');
    expect(out.match(/⇐ POST \/sms /g)).toHaveLength(2);
    expect(out.match(/⇐ POST \/ivr\/confcreated\?confid=/g)).toHaveLength(2);
    expect(out).toContain('"deliverCode":"DELIVRD"');
    expect(out).toMatch(/party +calls 4000000000 from 13800138000\n/);
    expect(out).toMatch(/party +presses 1\n(.*\n)+.*no agent in time(.*\n)+.*ends the call: Hangup\n/);
    expect(out).not.toMatch(/sig=[0-9A-F]/);
    expect(out).not.toMatch(/Authorization: [^*]/);
  });

  it("goes to the server of the environment, read-only unless told to send", async () => {
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
    expect(wrongToken.err).toMatch(/^CloopenApiError: getAccountInfo: 111109 /);
    await server.close();
    const cut = await runTour([], env);
    expect(cut.code).toBe(1);
    expect(cut.err).toMatch(
      /^CloopenConnectionError: getAccountInfo: no answer from 127\.0\.0\.1:\d+ \(ECONNREFUSED\)/,
    );
  });

  it.each(["--sned", "--send"])("refuses %s without a server in one line, with exit code 2", async (flag) => {
    const { code, err } = await runTour([flag]);
    expect(code).toBe(2);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain(flag);
  });
});
