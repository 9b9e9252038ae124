import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { ACCOUNT_SID, AUTH_TOKEN, listenOnLoopback, startProgram } from "@cloopen-rest/test-kit";
import { afterEach, describe, expect, it } from "vitest";
import { EXIT } from "../src/exit-codes.js";
import { MAIN } from "./support/in-terminal.js";
import { accountAt, emptyFolder } from "./support/run-cli.js";
import { startSandbox } from "./support/sandbox.js";

const SEND = ["sms", "send", "13800138000", "--template", "1", "--data", "1", "--data", "5", "--yes"];
const fixture = startSandbox();
const { sandbox } = fixture;
afterEach(() => sandbox.reset());
const env = (more: Readonly<Record<string, string>> = {}) => ({
  PATH: process.env["PATH"] ?? "",
  CLOOPEN_CONFIG_DIR: emptyFolder(),
  ...fixture.env,
  ...more,
});

/** Runs a line of a shell, in which `cloopen` is the compiled bin. */
function shell(line: string, more: Readonly<Record<string, string>> = {}) {
  const script = `cloopen() { "${process.execPath}" "${MAIN}" "$@"; }\n${line}`;
  return startProgram("bash", ["--norc", "-c", script], { env: env(more) }).ended;
}

describe("pipes", () => {
  it("writes nothing but NDJSON to stdout", async () => {
    const { code, stdout, stderr } = await shell(`cloopen ${SEND.join(" ")} --json`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({ smsMessageSid: expect.any(String), dateCreated: expect.any(String) });
  });

  it("ends with 141 and without a word when the reader has gone", async () => {
    const line = `cloopen explain $(seq -s ' ' 111100 111150) | true; echo "\${PIPESTATUS[0]}"`;
    expect(await shell(line)).toMatchObject({ stdout: "141\n", stderr: "" });
  });

  it("says that the disk is full, and that the message was sent all the same", async () => {
    const { code, stderr } = await shell(`cloopen ${SEND.join(" ")} > /dev/full`);
    expect(code).toBe(EXIT.output);
    expect(stderr).toContain("the disk is full");
    expect(stderr).toContain("smsMessageSid");
    expect(sandbox.state.messages.size).toBe(1);
  });

  it("asks nobody where stdin is no terminal", async () => {
    expect(await shell("yes | cloopen sms send 13800138000 --template 1")).toMatchObject({ code: EXIT.declined });
    expect(sandbox.state.messages.size).toBe(0);
  });

  it("explains what a log holds", async () => {
    const { stdout } = await shell("printf 'x 112310\\ny 1123105 160038\\n' | cloopen explain");
    expect(stdout).toMatch(/^112310 /m);
    expect(stdout).toMatch(/^160038 /m);
  });
});

describe("signals", () => {
  it.each([
    ["SIGINT", EXIT.interrupted],
    ["SIGTERM", EXIT.terminated],
  ] as const)(
    "%s while a message is on its way ends with %s, and says that it may have been sent",
    async (signal, code) => {
      const server = createServer();
      const url = `http://127.0.0.1:${await listenOnLoopback(server)}/2013-12-26`;
      const child = startProgram(process.execPath, [MAIN, ...SEND, "--json"], { env: env(accountAt(url)) });
      await once(server, "request");
      const result = await child.stop(signal);
      server.closeAllConnections();
      server.close();
      expect(result).toMatchObject({ code, stdout: "" });
      expect(JSON.parse(result.stderr).error).toMatchObject({ kind: "abort", mayHaveActed: true });
    },
  );

  it("a reading call that is interrupted says that nothing was carried out", async () => {
    const server = createServer();
    const url = `http://127.0.0.1:${await listenOnLoopback(server)}/2013-12-26`;
    const child = startProgram(process.execPath, [MAIN, "account"], { env: env(accountAt(url)) });
    await once(server, "request");
    const { code, stderr } = await child.stop("SIGINT");
    server.closeAllConnections();
    server.close();
    expect({ code, stderr }).toMatchObject({
      code: EXIT.interrupted,
      stderr: expect.stringContaining("nothing was carried out"),
    });
  });

  it("a server ends with 0", async () => {
    const child = startProgram(process.execPath, [MAIN, "listen", "--json"], { env: env() });
    await child.line(/listening/);
    expect(await child.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
  });
});

it("shows no token in the process list", async () => {
  const server = createServer();
  const url = `http://127.0.0.1:${await listenOnLoopback(server)}/2013-12-26`;
  const child = spawn(process.execPath, [MAIN, "account"], { env: env(accountAt(url)), stdio: "ignore" });
  const [request] = await once(server, "request");
  const list = await startProgram("ps", ["-ww", "-o", "args=", "-p", String(child.pid)]).ended;
  child.kill("SIGKILL");
  server.closeAllConnections();
  server.close();
  expect(list.stdout).toContain("account");
  expect(request.url).toContain(ACCOUNT_SID);
  for (const secret of [AUTH_TOKEN, /sig=([0-9A-F]{32})/.exec(request.url)?.[1] ?? "?"])
    expect(list.stdout).not.toContain(secret);
});

it("warns of a certificate that only this machine trusts", async () => {
  const { createSandbox } = await import("@cloopen-rest/sandbox");
  const { accountSid, authToken, appId, ...own } = createSandbox();
  const listening = await own.listen({ tls: true });
  const folder = emptyFolder();
  const { writeFile } = await import("node:fs/promises");
  await writeFile(join(folder, "ca.pem"), listening.certificate ?? "");
  const account = { CLOOPEN_ACCOUNT_SID: accountSid, CLOOPEN_AUTH_TOKEN: authToken, CLOOPEN_APP_ID: appId };
  const { code, stdout } = await startProgram(process.execPath, [MAIN, "doctor", "--json"], {
    env: env({ ...account, CLOOPEN_BASE_URL: listening.url, NODE_EXTRA_CA_CERTS: join(folder, "ca.pem") }),
  }).ended;
  await listening.close();
  expect(code).toBe(EXIT.partial);
  const tls = stdout.split("\n").find((line) => line.includes('"tls"')) ?? "{}";
  expect(JSON.parse(tls)).toMatchObject({
    state: "warn",
    text: expect.stringContaining("only by this machine's own settings"),
  });
});
