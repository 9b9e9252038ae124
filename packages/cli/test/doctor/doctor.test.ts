import { createServer } from "node:http";
import { ACCOUNT_SID, AUTH_TOKEN, freePort, listenOnLoopback } from "@cloopen-rest/test-kit";
import { afterEach, describe, expect, it } from "vitest";
import { EXIT } from "../../src/exit-codes.js";
import { type CliOptions, emptyFolder, runCli } from "../support/run-cli.js";
import { startSandbox } from "../support/sandbox.js";

const SUB_ACCOUNT = { sid: "e".repeat(32), token: "f".repeat(32) };
const HOUR_MS = 3_600_000;

interface Line {
  readonly check: string;
  readonly state: string;
  readonly text: string;
  readonly fix?: string;
}

/** Runs the doctor; gives its lines by check, and its exit code. */
async function examine(args: readonly string[], options: CliOptions) {
  const { code, stdout, stderr } = await runCli(["doctor", "--json", ...args], options);
  const lines: readonly Line[] = stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  return { code, stderr, found: Object.fromEntries(lines.map((line) => [line.check, line])) };
}

const fixture = startSandbox({ subAccounts: [SUB_ACCOUNT] });
const { sandbox } = fixture;
afterEach(() => sandbox.reset());

it("prints one line a check, all of them green on a sandbox, and ends with 0", async () => {
  const env = {
    ...fixture.env,
    CLOOPEN_SUB_ACCOUNT_SID: SUB_ACCOUNT.sid,
    CLOOPEN_SUB_ACCOUNT_TOKEN: SUB_ACCOUNT.token,
  };
  const { code, stdout } = await runCli(["doctor", "--template", "1"], { env });
  expect(code).toBe(EXIT.done);
  const lines = stdout.trim().split("\n");
  expect(lines).toHaveLength(12);
  // The callback URL is not given.
  expect(lines.filter((line) => !line.startsWith("✓")).map((line) => line[0])).toEqual(["-"]);
});

describe("settings", () => {
  it.each([
    [{ CLOOPEN_AUTH_TOKEN: undefined }, "fail", "authToken missing"],
    [{ CLOOPEN_ACCOUNT_SID: "short" }, "fail", "accountSid is not 32"],
    [{ CLOOPEN_APP_ID: "x".repeat(31) }, "fail", "appId is not 32"],
    [{ CLOOPEN_AUTH_TOKEN: ` ${AUTH_TOKEN}` }, "fail", "authToken has blanks"],
    [{ CLOOPEN_ACCOUNT_SID: `"${ACCOUNT_SID}"` }, "fail", "accountSid has blanks, line ends or quotes"],
    [{ CLOOPEN_AUTH_TOKEN: ACCOUNT_SID }, "fail", "are the same"],
    [{ CLOOPEN_APP_ID: undefined }, "warn", "no application"],
  ])("with %j are reported as %s: %s", async (changed, state, text) => {
    const { found } = await examine([], { env: { ...fixture.env, ...changed }, configFolder: emptyFolder() });
    expect(found["settings"]).toMatchObject({ state, text: expect.stringContaining(text), fix: expect.any(String) });
  });
});

describe("base URL", () => {
  it.each([
    ["http://127.0.0.1:1/2013-03-22", "fail", "version 2013-03-22 instead of 2013-12-26 (111110)"],
    ["http://127.0.0.1:1", "fail", "the version segment 2013-12-26 is missing"],
    ["http://198.51.100.1/2013-12-26", "fail", "only https"],
    ["127.0.0.1:8883", "fail", "it is not a URL"],
    ["nonsense", "fail", "it is not a URL"],
    ["https://user@198.51.100.1/2013-12-26", "fail", "scheme, host, port and path only"],
    ["https://sandboxapp.cloopen.com:8883/2013-12-26", "warn", "old sandbox host"],
  ])("%s is reported as %s: %s", async (url, state, text) => {
    const { found } = await examine([], {
      env: { ...fixture.env, CLOOPEN_BASE_URL: url },
      resolveHost: () => Promise.reject(Object.assign(new Error(), { code: "ENOTFOUND" })),
      // What would leave this machine does not get far.
      proxy: "http://127.0.0.1:1",
    });
    expect(found["base-url"]).toMatchObject({ state, text: expect.stringContaining(text) });
  });
});

describe("network", () => {
  it("reports a host that cannot be resolved", async () => {
    const { code, found } = await examine([], {
      env: { ...fixture.env, CLOOPEN_BASE_URL: fixture.url.replace("127.0.0.1", "localhost") },
      resolveHost: () => Promise.reject(Object.assign(new Error(), { code: "ENOTFOUND" })),
    });
    expect(code).toBe(EXIT.rejected);
    expect(found["dns"]).toMatchObject({ state: "fail", text: expect.stringContaining("ENOTFOUND") });
  });

  it("reports a port where nothing listens, and skips what needs it", async () => {
    const url = `http://127.0.0.1:${await freePort()}/2013-12-26`;
    const { code, found } = await examine([], { env: { ...fixture.env, CLOOPEN_BASE_URL: url } });
    expect(code).toBe(EXIT.rejected);
    expect(found["tls"]).toMatchObject({ state: "fail", text: expect.stringContaining("ECONNREFUSED") });
    for (const check of ["clock", "credentials", "address-list", "balance", "application", "template"])
      expect(found[check]?.state).toBe("skip");
  });

  it("reports a certificate that is not trusted, with its issuer, and sends no signature there", async () => {
    const paths: string[] = [];
    const other = startTls((path) => paths.push(path));
    const { url, close } = await other;
    const { found } = await examine([], { env: { ...fixture.env, CLOOPEN_BASE_URL: url } });
    await close();
    expect(found["tls"]).toMatchObject({ state: "fail", text: expect.stringMatching(/issued by .+ is not trusted/) });
    expect(found["tls"]?.fix).toContain("NODE_EXTRA_CA_CERTS");
    expect(found["credentials"]?.state).toBe("skip");
    // The look at the certificate asks for the root page, which is no operation.
    expect(paths).toEqual(["(no operation)"]);
  });

  it("reports a proxy that demands a password", async () => {
    const proxy = createServer().on("connect", (_request, socket) => {
      socket.end(
        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n",
      );
    });
    const port = await listenOnLoopback(proxy);
    const options = {
      env: { ...fixture.env, CLOOPEN_BASE_URL: "https://198.51.100.1/2013-12-26" },
      proxy: `http://127.0.0.1:${port}`,
    };
    const { found } = await examine([], options);
    expect(found["tls"]).toMatchObject({
      state: "fail",
      text: expect.stringContaining("407"),
      fix: expect.stringContaining("HTTPS_PROXY="),
    });
    const called = await runCli(["account"], options);
    proxy.close();
    expect(called).toMatchObject({ code: EXIT.unreachable, stderr: expect.stringContaining("HTTPS_PROXY=") });
  });

  it.each([
    ["http://127.0.0.1:1", "ECONNREFUSED", "HTTPS_PROXY"],
    ["socks5://127.0.0.1:1080", "not an http or https URL", "HTTPS_PROXY="],
    ["nonsense", "not an http or https URL", "HTTPS_PROXY="],
  ])("reports that the proxy %s cannot be used", async (proxy, text, fix) => {
    const options = { env: { ...fixture.env, CLOOPEN_BASE_URL: "https://198.51.100.1/2013-12-26" }, proxy };
    const { found } = await examine([], options);
    expect(found["tls"]).toMatchObject({
      state: "fail",
      text: expect.stringContaining(text),
      fix: expect.stringContaining(fix),
    });
    expect((await runCli(["account"], options)).stderr).toContain(text);
  });

  it("reports that certificate checks are switched off", async () => {
    const { url, close, certificate } = await startTls(() => {});
    const { found } = await examine([], {
      env: { ...fixture.env, CLOOPEN_BASE_URL: url, NODE_TLS_REJECT_UNAUTHORIZED: "0" },
    });
    await close();
    expect(certificate).toContain("BEGIN CERTIFICATE");
    expect(found["tls"]?.state).toBe("fail");
  });
});

/** A sandbox over TLS that tells what is asked of it. */
async function startTls(onPath: (path: string) => void) {
  const { createSandbox } = await import("@cloopen-rest/sandbox");
  const listening = await createSandbox({ onRequest: ({ path }) => onPath(path) }).listen({ tls: true });
  return { url: listening.url, close: () => listening.close(), certificate: listening.certificate };
}

describe("clock", () => {
  it.each([
    [30 * HOUR_MS, "fail", /ahead of the platform: signatures are rejected \(111106\)/],
    [-30 * HOUR_MS, "fail", /behind/],
    [HOUR_MS, "warn", /^3(59|60)\d s ahead/],
    [-HOUR_MS, "warn", /^3(59|60)\d s behind/],
    [0, "ok", /Beijing time/],
  ])("that is off by %s ms is reported as %s: %s", async (offMs, state, text) => {
    const { found } = await examine([], { env: fixture.env, now: () => Date.now() + offMs });
    expect(found["clock"]).toMatchObject({ state, text: expect.stringMatching(text) });
  });
});

describe("account", () => {
  it.each([
    ["111115", "address-list", "allowed"],
    ["111139", "credentials", "111139"],
    ["111141", "credentials", "111141"],
  ])("that is rejected with %s is a fault of %s", async (statusCode, check) => {
    sandbox.fail({ kind: "status-code", statusCode, operation: "getAccountInfo" });
    const { code, found } = await examine([], { env: fixture.env });
    expect(code).toBe(EXIT.rejected);
    expect(found[check]).toMatchObject({
      state: "fail",
      text: expect.stringContaining(statusCode),
      fix: expect.any(String),
    });
  });

  it("with another token is a fault of the credentials, and never shows it", async () => {
    const token = "9".repeat(32);
    const { found, stderr } = await examine([], { env: { ...fixture.env, CLOOPEN_AUTH_TOKEN: token } });
    expect(found["credentials"]).toMatchObject({ state: "fail", text: expect.stringContaining("111109") });
    expect(JSON.stringify(found) + stderr).not.toContain(token);
  });

  it.each([
    ["http-status", 503],
    ["html", undefined],
  ] as const)("whose answer is not the platform's (%s) is a fault", async (kind, status) => {
    sandbox.fail({ kind, operation: "getAccountInfo", times: "always", ...(status && { status }) } as Parameters<
      typeof sandbox.fail
    >[0]);
    const { found } = await examine([], { env: fixture.env });
    expect(found["credentials"]).toMatchObject({ state: "fail", fix: expect.any(String) });
  });

  it("without balance is a fault", async () => {
    sandbox.admin.setBalance("0.00");
    const { found } = await examine([], { env: fixture.env });
    expect(found["balance"]).toMatchObject({ state: "fail", text: expect.stringContaining("111142") });
  });

  it.each([
    [{ sid: "d".repeat(32), token: SUB_ACCOUNT.token }, "no such sub-account"],
    [{ sid: SUB_ACCOUNT.sid, token: "7".repeat(32) }, "its token is wrong"],
  ])("whose sub-account %j is wrong is a fault", async ({ sid, token }, text) => {
    const env = { ...fixture.env, CLOOPEN_SUB_ACCOUNT_SID: sid, CLOOPEN_SUB_ACCOUNT_TOKEN: token };
    const { found } = await examine([], { env });
    expect(found["sub-account"]).toMatchObject({ state: "fail", text: expect.stringContaining(text) });
  });
});

describe("application", () => {
  it("that is unknown is a fault", async () => {
    const { found } = await examine([], { env: { ...fixture.env, CLOOPEN_APP_ID: "d".repeat(32) } });
    expect(found["application"]).toMatchObject({ state: "fail", text: expect.stringContaining("111181") });
  });

  it("that is not live is a warning that says what test numbers are for", async () => {
    sandbox.admin.setApplication({ live: false });
    const { code, found } = await examine(["--probe-live", "--yes"], { env: fixture.env });
    expect(found["probe-live"]).toMatchObject({ state: "warn", text: expect.stringContaining("registered for tests") });
    expect(code).toBe(EXIT.partial);
    sandbox.fail({ kind: "status-code", statusCode: "111212", operation: "loadAppStatus" });
    expect((await examine([], { env: fixture.env })).found["application"]).toMatchObject({
      state: "warn",
      fix: expect.stringContaining("test numbers"),
    });
  });

  it("that is live is recognised by the probe, which leaves no file", async () => {
    const { found } = await examine(["--probe-live", "--yes"], { env: fixture.env });
    expect(found["probe-live"]).toMatchObject({ state: "ok", text: expect.stringContaining("160030") });
  });
});

describe("template", () => {
  it.each([
    ["0", "under review"],
    ["2", "was rejected"],
  ])("of state %s is a fault", async (status, text) => {
    sandbox.admin.seedTemplate({ id: "7", content: "code {1}", status });
    const { found } = await examine(["--template", "7"], { env: fixture.env });
    expect(found["template"]).toMatchObject({ state: "fail", text: expect.stringContaining(text) });
  });

  it("that does not exist is a fault", async () => {
    const { found } = await examine(["--template", "99"], { env: fixture.env });
    expect(found["template"]).toMatchObject({ state: "fail" });
  });
});

describe("callback URL", () => {
  it.each([
    [200, "<Response><statuscode>000000</statuscode></Response>", "ok", "correctly"],
    [200, '{"statuscode":"000000"}', "ok", "correctly"],
    [200, "<Response><statuscode>0000</statuscode></Response>", "fail", "0000 instead of 000000"],
    [200, "<Response><statusCode>000000</statusCode></Response>", "fail", "small letters"],
    [200, "", "fail", "empty"],
    [200, "ok", "fail", "neither XML nor JSON"],
    [500, "", "fail", "HTTP 500"],
    [302, "", "fail", "HTTP 302"],
  ])("that answers %s %s is reported as %s: %s", async (status, body, state, text) => {
    const application = createServer((_request, response) => response.writeHead(status).end(body));
    const port = await listenOnLoopback(application);
    const { found } = await examine(["--callback-url", `http://127.0.0.1:${port}/cloopen`], { env: fixture.env });
    application.close();
    expect(found["callback"]).toMatchObject({ state, text: expect.stringContaining(text) });
  });

  it("where nothing listens is a fault", async () => {
    const { found } = await examine(["--callback-url", `http://127.0.0.1:${await freePort()}/`], { env: fixture.env });
    // `fetch` rejects some ports by itself, and has no code for that.
    const blocked = await examine(["--callback-url", "http://127.0.0.1:1/"], { env: fixture.env });
    expect(blocked.found["callback"]?.text).toContain("bad port");
    expect(found["callback"]).toMatchObject({
      state: "fail",
      text: expect.stringContaining("ECONNREFUSED"),
      fix: expect.stringContaining("does it run"),
    });
  });
});

describe("probe of a repeated reqId", () => {
  const PROBE = ["--probe-reqid", "--to", "13800138000", "--template", "1", "--data", "1", "--data", "5"];

  it("proves the rule by one message that was sent", async () => {
    const { code, found } = await examine([...PROBE, "--yes"], { env: fixture.env });
    expect(code).toBe(EXIT.done);
    expect(found["probe-reqid"]).toMatchObject({ state: "ok", text: expect.stringContaining("proved") });
    expect(sandbox.state.messages.size).toBe(1);
  });

  it("sends nothing without a confirmation", async () => {
    const { code, stderr } = await examine(PROBE, { env: fixture.env });
    expect({ code, sent: sandbox.state.messages.size }).toEqual({ code: EXIT.declined, sent: 0 });
    expect(stderr).toContain("one or two messages");
  });

  it("refutes the rule when the platform takes both", async () => {
    let sent = 0;
    const platform = createServer((request, response) => {
      const isSend = request.url?.includes("/SMS/TemplateSMS") === true;
      if (isSend) sent += 1;
      const account = '{"statusCode":"000000","Account":{"status":"1","balance":"1","friendlyName":"x"}}';
      const reply = isSend ? '{"statusCode":"000000","templateSMS":{"smsMessageSid":"s"}}' : account;
      response.writeHead(200, { "content-type": "application/json" }).end(reply);
    });
    const url = `http://127.0.0.1:${await listenOnLoopback(platform)}/2013-12-26`;
    const { code, found } = await examine([...PROBE, "--yes"], { env: { ...fixture.env, CLOOPEN_BASE_URL: url } });
    platform.close();
    expect({ code, sent }).toEqual({ code: EXIT.rejected, sent: 2 });
    expect(found["probe-reqid"]).toMatchObject({
      state: "fail",
      text: expect.stringContaining("two messages were sent"),
    });
  });

  it.each([
    ["the answer to the first is lost", 1, "lost", EXIT.rejected, "fail", "the first message may have been sent"],
    [
      "Ctrl-C comes while the first is on its way",
      1,
      "interrupted",
      130,
      "fail",
      "the first message may have been sent",
    ],
    [
      "the answer to the second is lost",
      2,
      "lost",
      EXIT.rejected,
      "warn",
      "one message was sent, and a second may have been",
    ],
    [
      "Ctrl-C comes while the second is on its way",
      2,
      "interrupted",
      130,
      "warn",
      "one message was sent, and a second may have been",
    ],
  ])("says what may have been sent when %s", async (_case, failing, how, exitCode, state, text) => {
    const interruption = new AbortController();
    let sent = 0;
    // It knows two operations, so that other checks fail, too.
    const platform = createServer((request, response) => {
      const isSend = request.url?.includes("/SMS/TemplateSMS") === true;
      if (isSend) sent += 1;
      if (isSend && sent === failing) {
        if (how === "lost") request.socket.destroy();
        else interruption.abort("SIGINT");
        return;
      }
      const account = '{"statusCode":"000000","Account":{"status":"1","balance":"1","friendlyName":"x"}}';
      const reply = isSend ? '{"statusCode":"000000","templateSMS":{"smsMessageSid":"s"}}' : account;
      response.writeHead(200, { "content-type": "application/json" }).end(reply);
    });
    const url = `http://127.0.0.1:${await listenOnLoopback(platform)}/2013-12-26`;
    const env = { ...fixture.env, CLOOPEN_BASE_URL: url };
    const { code, found } = await examine([...PROBE, "--yes"], { env, signal: interruption.signal });
    platform.closeAllConnections();
    platform.close();
    expect(found["probe-reqid"]).toMatchObject({ state, text: expect.stringContaining(text) });
    expect({ code, sent }).toEqual({ code: exitCode, sent: failing });
  });

  it("proves nothing when the first message is rejected", async () => {
    sandbox.admin.setApplication({ live: false });
    const { found } = await examine([...PROBE, "--yes"], { env: fixture.env });
    expect(found["probe-reqid"]).toMatchObject({ state: "fail", text: expect.stringContaining("112310") });
  });

  it("needs a recipient and a template", async () => {
    expect((await examine(["--probe-reqid"], { env: fixture.env })).code).toBe(EXIT.usage);
  });
});
