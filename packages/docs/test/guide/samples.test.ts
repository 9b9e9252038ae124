import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { Server } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { createClient, fetchTransport, sendTemplateSms } from "@cloopen-rest/client";
import { createManualClock, createSandbox, type Fault, type Sandbox } from "@cloopen-rest/sandbox";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readChapter } from "../../src/guide/read-chapter.js";
import { LANGUAGES } from "../../src/languages.js";
import { PACKAGE } from "../../src/package-folder.js";

const SIG = "2A7699649C08D9851D1BF8A73CAA19D1";
const AUTHORIZATION = "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE6MjAxNDA0MTYxNDIwMzA=";

/** Guards the address of the callbacks, and of the IVR application. */
const SECRET = "0123456789abcdefghij";

const run = promisify(execFile);

describe.each(LANGUAGES)("%s", (language) => {
  test("the worked example of signing is the one that the samples compute", () => {
    const { text } = readChapter(language, "time-zones-and-signing");
    expect(text).toContain(`\`${SIG}\``);
    expect(text).toContain(`\`${AUTHORIZATION}\``);
  });
});

describe("the faults of the chapter on the sandbox", () => {
  /** One of each kind, with all its members; the compiler misses a kind that is not here. */
  const FAULTS: { readonly [Kind in Fault["kind"]]: Fault & { readonly kind: Kind } } = {
    latency: { kind: "latency", ms: 0 },
    "reset-before": { kind: "reset-before" },
    "reset-after": { kind: "reset-after" },
    "half-body": { kind: "half-body" },
    "wrong-content-type": { kind: "wrong-content-type", contentType: "text/css" },
    "http-status": { kind: "http-status", status: 503, retryAfter: 2 },
    html: { kind: "html" },
    empty: { kind: "empty" },
    stall: { kind: "stall" },
    "status-code": { kind: "status-code", statusCode: "111142" },
  };

  /** What the sandbox does: kind, members (`?` for those that may be absent), whether the request is carried out. */
  async function tryOut(fault: Fault): Promise<[string, string[], boolean]> {
    const sandbox = createSandbox({ seed: 1 });
    const mayLack = (name: string): boolean => {
      try {
        sandbox.fail({ ...fault, [name]: undefined })();
        return true;
      } catch {
        return false;
      }
    };
    const { kind, ...rest } = fault;
    const members = Object.keys(rest).map((name) => (mayLack(name) ? `${name}?` : name));
    sandbox.fail(fault);
    const { accountSid, authToken, appId } = sandbox;
    const transport = fetchTransport({ fetch: (url, init) => sandbox.fetch(new Request(url, init)) });
    const cloopen = createClient({ transport, baseUrl: "http://127.0.0.1/2013-12-26", accountSid, authToken, appId });
    const options = { retry: false, ...(kind === "stall" && { timeoutMs: 20 }) } as const;
    await sendTemplateSms(cloopen, { to: "13800138000", templateId: "1", datas: ["6532", "5"] }, options).catch(
      () => {},
    );
    const carriedOut = sandbox.state.messages.size > 0;
    sandbox.reset(); // no timer is left behind
    return [kind, members, carriedOut];
  }

  test("are all that the sandbox knows", () => {
    const nothing: Fault = JSON.parse("{}");
    const expected = `kind: expected one of ${Object.keys(FAULTS).join(", ")}`;
    expect(() => createSandbox({ seed: 1 }).fail(nothing)).toThrow(expected);
  });

  test.each(LANGUAGES)(
    "%s: the table has every kind, its members, and whether the request is carried out",
    async (language) => {
      const { text } = readChapter(language, "sandbox");
      const [, part = ""] = text.split(/^## .*\{#faults\}$/m);
      const [table = ""] = part.split(/^## /m);
      const rows = Array.from(table.matchAll(/^\| (`(?!kind`).*?) \| .* \| (.*?) \|$/gm), ([, names = "", done]) => {
        const [kind, ...members] = Array.from(names.matchAll(/`([^`]+)`/g), ([, name]) => name);
        return [kind, members, done === (language === "en" ? "yes" : "是")];
      });
      expect(rows).toEqual(await Promise.all(Object.values(FAULTS).map(tryOut)));
      for (const aim of ["times", "operation", "match"]) expect(table).toContain(`\`${aim}\``);
    },
  );
});

const curl = await run("curl", ["--version"]).then(
  () => true,
  () => false,
);
if (!curl) console.warn("No curl here: the call to the IVR application is not made.");

test("the shell signs as the worked example says", async () => {
  const { stdout } = await run("sh", [join(PACKAGE, "samples/sign-in-shell.sh")]);
  expect(stdout).toBe(`${SIG}\n${AUTHORIZATION}`);
});

describe("the TypeScript of the guide", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  /** Gives what the sample writes, run against a sandbox of its own. */
  async function outputOf(load: () => Promise<unknown>): Promise<unknown[][]> {
    const sandbox: Sandbox = createSandbox({ seed: 1 });
    const server = await sandbox.listen();
    vi.stubEnv("CLOOPEN_BASE_URL", server.url);
    vi.stubEnv("CLOOPEN_ACCOUNT_SID", sandbox.accountSid);
    vi.stubEnv("CLOOPEN_AUTH_TOKEN", sandbox.authToken);
    vi.stubEnv("CLOOPEN_APP_ID", sandbox.appId);
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    const error = vi.spyOn(console, "error").mockImplementation(() => {});
    await load();
    await server.close();
    return [...log.mock.calls, ...error.mock.calls];
  }

  test.each([
    ["first-call", () => import("../../samples/first-call.js"), [["accepted", expect.stringMatching(/^\w{32}$/)]]],
    ["sign-by-hand", () => import("../../samples/sign-by-hand.js"), [["20140416142030", SIG, AUTHORIZATION]]],
    ["both-formats", () => import("../../samples/both-formats.js"), [[expect.any(String), expect.any(String)]]],
    [
      "handle-errors",
      () => import("../../samples/handle-errors.js"),
      [["112310", expect.any(String), expect.any(String), expect.any(String)]],
    ],
    ["sandbox-in-a-test", () => import("../../samples/sandbox-in-a-test.js"), [[1, 1]]],
  ])("%s runs", async (_, load, output) => {
    expect(await outputOf(load)).toEqual(output);
  });

  /** Runs a sample that serves, on a free port instead of its own, and lets a test speak to it. */
  async function serving(load: () => Promise<unknown>, speak: (origin: string) => Promise<void>): Promise<void> {
    const listen = Server.prototype.listen;
    const servers: Server[] = [];
    const spy = vi.spyOn(Server.prototype, "listen").mockImplementation(function (this: Server) {
      servers.push(this);
      return Reflect.apply(listen, this, [0, "127.0.0.1"]);
    });
    await load();
    spy.mockRestore();
    const [server] = servers;
    if (server === undefined) throw new Error("the sample serves nothing");
    if (!server.listening) await once(server, "listening");
    const address = server.address();
    try {
      await speak(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
    } finally {
      server.close();
    }
  }

  test("receive-status-report takes what a sandbox sends", async () => {
    vi.stubEnv("CALLBACK_SECRET", SECRET);
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    await serving(
      () => import("../../samples/receive-status-report.js"),
      async (origin) => {
        const clock = createManualClock();
        const sandbox = createSandbox({ clock, smsCallbackUrl: `${origin}/cloopen/${SECRET}` });
        const server = await sandbox.listen();
        const { accountSid, authToken, appId } = sandbox;
        const cloopen = createClient({ baseUrl: server.url, accountSid, authToken, appId });
        const message = { to: "13800138000", templateId: "1", datas: ["6532", "5"] };
        const { smsMessageSid } = await sendTemplateSms(cloopen, message);
        clock.advance(5_000);
        await sandbox.settled();
        await server.close();
        expect(log.mock.calls).toEqual([[`message ${smsMessageSid} to 13800138000: delivered`]]);
      },
    );
  });

  test("answer-ivr leads through the menu to a queue, or says goodbye", async () => {
    vi.stubEnv("IVR_SECRET", SECRET);
    await serving(
      () => import("../../samples/answer-ivr.js"),
      async (origin) => {
        const ask = async (path: string): Promise<string> => {
          const address = `${origin}/ivr/${SECRET}/${path}callid=${"d".repeat(32)}&appid=${"c".repeat(32)}`;
          return await (await fetch(address, { method: "POST" })).text();
        };
        expect(await ask("startservice?from=13800138000&to=4001000000&direction=0&")).toContain('<Get action="menu"');
        expect(await ask("menu?digits=1&")).toContain('<EnterCCS queuetype="1"');
        expect(await ask("menu?digits=7&")).toContain("没有这个选项");
        expect(await ask("goodbye?")).toContain("<Hangup/>");
      },
    );
  });

  test.runIf(curl || process.env["CI"] === "true")("call-an-ivr hears the menu of answer-ivr", async () => {
    vi.stubEnv("IVR_SECRET", SECRET);
    vi.spyOn(console, "log").mockImplementation(() => {});
    vi.resetModules();
    await serving(
      () => import("../../samples/answer-ivr.js"),
      async (origin) => {
        const sandbox = createSandbox({
          clock: createManualClock(),
          appId: "c".repeat(32),
          ivrUrl: `${origin}/ivr/${SECRET}`,
        });
        const server = await sandbox.listen();
        const sample = await readFile(join(PACKAGE, "samples/call-an-ivr.sh"), "utf8");
        const { host } = new URL(server.url);
        const { stdout } = await run("sh", ["-c", sample.replace("127.0.0.1:8883", host)]);
        await server.close();
        expect(stdout).toMatch(/party +presses 1\n.*waits in queue 1.*plays goodbye\.wav\n.*stopservice/s);
      },
    );
  });
});
