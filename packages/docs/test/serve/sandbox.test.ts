import { join } from "node:path";
import { ACCOUNT_SID, AUTH_TOKEN, type RunningProgram, startProgram } from "@cloopen-rest/test-kit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ReadyLine, readReadyLine } from "../../src/browser/sign/read-ready-line.js";
import { PACKAGE } from "../../src/package-folder.js";
import { findSandbox } from "../../src/serve/docs-sandbox.js";
import { exchange } from "./exchange.js";
import { addressOf, SERVE, startDocs } from "./start-docs.js";

/** What the signing page is filled in with, as a browser gets it. */
function readyLineIn(html: string): ReadyLine | undefined {
  const [, json = ""] = /id="ready-line"[^>]*>([^<]*)</.exec(html) ?? [];
  return readReadyLine(json);
}

describe("the pages and their sandbox", () => {
  let docs: RunningProgram;
  let url: string;
  let ready: ReadyLine | undefined;
  beforeAll(async () => {
    docs = startDocs("--port", "0");
    url = await addressOf(docs);
    ready = readyLineIn(await (await fetch(`${url}en/sign.html`)).text());
  });
  afterAll(async () => {
    await docs.stop();
  });

  test.each(["en", "zh-CN"])("%s: the signing page has the line of the sandbox that runs", async (language) => {
    const html = await (await fetch(`${url}${language}/sign.html`)).text();
    expect(readyLineIn(html)).toMatchObject({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN });
    expect(html.match(/data-running/g)).toHaveLength(1);
    const info = await (await fetch(`${ready?.console}/info`)).json();
    expect(info).toMatchObject({ url: ready?.url, accountSid: ready?.accountSid, appId: ready?.appId });
  });

  test("the sandbox lets these pages in, and no others", async () => {
    const { port } = new URL(url);
    const allowed = async (origin: string): Promise<string | null> => {
      const headers = { Origin: origin, "Access-Control-Request-Method": "POST" };
      const reply = await fetch(`${ready?.url}/Accounts/${ACCOUNT_SID}/AccountInfo`, { method: "OPTIONS", headers });
      return reply.headers.get("Access-Control-Allow-Origin");
    };
    for (const own of [`http://127.0.0.1:${port}`, `http://localhost:${port}`]) expect(await allowed(own)).toBe(own);
    for (const other of ["null", "http://127.0.0.1:1", "https://example.com"]) expect(await allowed(other)).toBeNull();
  });

  test("pages of other sites get no line: no CORS, no frame, and nothing under a name that may be theirs", async () => {
    const { headers } = await fetch(`${url}en/sign.html`, { headers: { Origin: "https://example.com" } });
    expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
    expect(headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
    expect(headers.get("X-Frame-Options")).toBe("DENY");
    const { port } = new URL(url);
    for (const host of ["rebound.example.com", `127.0.0.1.example.com:${port}`, "["]) {
      const reply = await exchange(url, "GET /en/sign.html HTTP/1.1", host);
      expect([host, reply.includes("<h1>"), readyLineIn(reply)]).toEqual([host, true, undefined]);
    }
    const reply = await exchange(url, "GET /en/sign.html HTTP/1.1", `localhost:${port}`);
    expect(readyLineIn(reply)).toEqual(ready);
  });
});

test("a sandbox that starts the pages is the one that they are filled in for, and a signal ends both", async ({
  onTestFinished,
}) => {
  const sandbox = join(PACKAGE, "../sandbox/dist/cli/main.js");
  const sid = "0123456789abcdef0123456789abcdef";
  const flags = ["--account-sid", sid, "--", process.execPath, SERVE, "--port", "0"];
  const both = startProgram(process.execPath, [sandbox, ...flags]);
  onTestFinished(async () => {
    await both.stop("SIGTERM");
  });
  const html = await (await fetch(`${await addressOf(both)}en/sign.html`)).text();
  expect(readyLineIn(html)?.accountSid).toBe(sid);
  expect((await both.stop("SIGTERM")).code).toBe(0);
});

const OWN = {
  CLOOPEN_SANDBOX: "http://127.0.0.1:1/_sandbox",
  CLOOPEN_BASE_URL: "http://127.0.0.1:1/2013-12-26",
  CLOOPEN_ACCOUNT_SID: "a",
  CLOOPEN_AUTH_TOKEN: "b",
  CLOOPEN_APP_ID: "c",
};

test.each([
  ["without CLOOPEN_SANDBOX", { CLOOPEN_SANDBOX: "" }],
  ["of another machine", { CLOOPEN_BASE_URL: "https://app.cloopen.com:8883/2013-12-26" }],
  ["of a sandbox elsewhere", { CLOOPEN_SANDBOX: "http://192.0.2.1:8883/_sandbox" }],
  ["that are not whole", { CLOOPEN_AUTH_TOKEN: undefined }],
])("variables %s may be of a real account: nothing is taken from them", (_, other) => {
  expect(findSandbox(OWN)?.ready.authToken).toBe("b");
  expect(findSandbox({ ...OWN, ...other })).toBeUndefined();
});
