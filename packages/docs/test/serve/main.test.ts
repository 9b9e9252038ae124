import { once } from "node:events";
import { connect, createServer } from "node:net";
import { listenOnLoopback, type RunningProgram } from "@cloopen-rest/test-kit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBuilt } from "../dist-files.js";
import { exchange } from "./exchange.js";
import { addressOf, startDocs } from "./start-docs.js";

describe("the server", () => {
  let docs: RunningProgram;
  let url: string;
  beforeAll(async () => {
    docs = startDocs("--port", "0", "--no-sandbox");
    url = await addressOf(docs);
  });
  afterAll(async () => {
    await docs.stop();
  });

  test("listens on loopback only", () => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  test.each([
    ["errors.en.html", "text/html"],
    ["en/api/sendTemplateSms.html", "text/html"],
    ["zh-CN/", "text/html"],
    ["en/api/sendTemplateSms.md", "text/markdown"],
    ["llms.txt", "text/plain"],
    ["errors.json", "application/json"],
    ["openapi.sandbox.yaml", "application/yaml"],
  ])("serves %s as %s", async (name, type) => {
    const response = await fetch(url + name, { method: "HEAD" });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, `${type}; charset=utf-8`]);
  });

  test("serves the start page at /, whatever the query", async () => {
    const response = await fetch(`${url}?q=1`);
    expect(await response.text()).toContain("<title>");
  });

  test("serves the signing page as it was built where it has no sandbox", async () => {
    expect(await (await fetch(`${url}en/sign.html`)).text()).toBe(readBuilt("en/sign.html"));
  });

  test("leads from a folder to its first page", async () => {
    const { status, headers } = await fetch(`${url}zh-CN`, { redirect: "manual" });
    expect([status, headers.get("location")]).toEqual([301, "/zh-CN/"]);
  });

  // fetch would tidy these up before they are sent.
  test.each([
    "/../package.json",
    "/..%2fpackage.json",
    "/%2e%2e/package.json",
    "//etc/passwd",
    "/dist/index.html",
    "/errors.en.html/",
    "/%00",
    "/..",
  ])("does not find %s", async (path) => {
    expect(await statusLine(url, `GET ${path} HTTP/1.1`)).toBe("HTTP/1.1 404 Not Found");
  });

  test("takes no other method", async () => {
    const response = await fetch(url, { method: "POST", body: "x" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });
});

async function statusLine(url: string, line: string): Promise<string> {
  return (await exchange(url, line, new URL(url).hostname)).split("\r\n")[0] ?? "";
}

test.each([[["--prot", "1"]], [["--port", "x"]]])("%j ends with code 2 and one line", async (words) => {
  const { code, stdout, stderr } = await startDocs(...words).ended;
  expect({ code, stdout, lines: stderr.trim().split("\n").length }).toEqual({ code: 2, stdout: "", lines: 1 });
});

test.each(["SIGINT", "SIGTERM"] as const)("%s ends it cleanly, an open connection or not", async (signal) => {
  const docs = startDocs("--port", "0", "--no-sandbox");
  const { hostname, port } = new URL(await addressOf(docs));
  const socket = connect(Number(port), hostname).on("error", () => undefined);
  await once(socket, "connect");
  expect((await docs.stop(signal)).code).toBe(0);
  socket.destroy();
});

describe("a port that is taken", () => {
  test("is an error when it was asked for", async () => {
    const other = createServer();
    const port = await listenOnLoopback(other);
    const { code, stderr } = await startDocs("--port", String(port)).ended;
    other.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^docs: .*EADDRINUSE.*\n$/);
  });

  test("gives way to a free one when none was asked for", async () => {
    const first = startDocs("--no-sandbox");
    const taken = await addressOf(first);
    const second = startDocs("--no-sandbox");
    expect(await addressOf(second)).not.toBe(taken);
    for (const docs of [first, second]) expect((await docs.stop("SIGTERM")).code).toBe(0);
  });
});
