import { describe, expect, test } from "vitest";
import { createTestSandbox } from "../support/test-sandbox.js";

const BROWSER = { Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };
const { sandbox } = createTestSandbox();

function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return sandbox.fetch(new Request(`http://127.0.0.1${path}`, { headers }));
}

describe("the front of /_sandbox", () => {
  test.each(["/_sandbox", "/_sandbox/"])("%s is a page for browsers and JSON for programs", async (path) => {
    const page = await get(path, BROWSER);
    expect(page.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("Vary")).toBe("Accept");
    expect(page.headers.get("Cache-Control")).toBe("no-store");
    for (const accept of ["application/json", "*/*"]) {
      const list = await get(path, { Accept: accept });
      expect(await list.json()).toHaveProperty("pages");
      expect(list.headers.get("Vary")).toBe("Accept");
    }
  });

  test("the page loads its own files and nothing else, and each of them is there", async () => {
    const html = await (await get("/_sandbox", BROWSER)).text();
    const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address = ""]) => address);
    expect(addresses).toHaveLength(3);
    for (const address of addresses) {
      expect(address).toMatch(/^\/_sandbox\/page\/[\w-]+\.(?:js|css|svg)$/);
      const file = await get(address);
      expect(file.status).toBe(200);
      expect(file.headers.get("Cache-Control")).toContain("immutable");
      expect(file.headers.get("X-Content-Type-Options")).toBe("nosniff");
    }
  });

  test("its policy allows no inline script or style, no other host, no frame around it", async () => {
    const policy = (await get("/_sandbox", BROWSER)).headers.get("Content-Security-Policy") ?? "";
    expect(policy).not.toMatch(/unsafe|data:|https?:|\*/);
    for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"]) {
      expect(policy.split("; ")).toContain(rule);
    }
    const html = await (await get("/_sandbox", BROWSER)).text();
    expect(html).not.toMatch(/<style|style=|<script>|\son\w+=/);
  });

  test.each(["__proto__", "constructor", "page.json", "..%2f..%2fpackage.json"])("has no file %s", async (name) => {
    expect((await get(`/_sandbox/page/${name}`)).status).toBe(404);
  });

  test("nothing of it lies on the platform's own paths", async () => {
    for (const path of ["/", "/2013-12-26", "/2013-12-26/_sandbox", "/page/index.html"]) {
      const response = await get(path, BROWSER);
      expect(response.status, path).toBe(404);
      expect(response.headers.get("Content-Security-Policy"), path).toBeNull();
    }
  });

  test("is gone with control: false", async () => {
    const { sandbox: without } = createTestSandbox({ control: false });
    const response = await without.fetch(new Request("http://127.0.0.1/_sandbox", { headers: BROWSER }));
    expect(response.status).toBe(404);
  });
});

describe("consoleReadOnly", () => {
  const { sandbox: shown } = createTestSandbox({ consoleReadOnly: true });

  test("shows everything", async () => {
    for (const path of ["", "/info", "/messages", "/errors/112310", "/examples"]) {
      expect((await shown.fetch(new Request(`http://127.0.0.1/_sandbox${path}`))).status, path).toBe(200);
    }
    const info = await shown.fetch(new Request("http://127.0.0.1/_sandbox/info"));
    expect(await info.json()).toMatchObject({ readOnly: true });
  });

  test("rejects every request that changes something, and says why", async () => {
    const index = await shown.fetch(new Request("http://127.0.0.1/_sandbox"));
    const { requests } = JSON.parse(await index.text());
    const changing = requests.filter((one: string) => !one.startsWith("GET "));
    expect(changing.length).toBeGreaterThan(20);
    for (const one of changing) {
      const [method, path] = one.split(" ");
      const response = await shown.fetch(new Request(`http://127.0.0.1${path}`, { method, body: "{}" }));
      expect(response.status, one).toBe(403);
      expect(await response.text(), one).toContain("--console-read-only");
    }
  });
});

test("info and examples hold no token", async () => {
  for (const path of ["/_sandbox/info", "/_sandbox/examples"]) {
    expect(await (await get(path)).text(), path).not.toContain("b".repeat(32));
  }
});

test("the platform accepts the examples, except the one that shows a rejection", async () => {
  const { examples } = JSON.parse(await (await get("/_sandbox/examples")).text());
  for (const [name, { url, ...init }] of Object.entries<{ readonly url: string }>(examples)) {
    const response = await sandbox.fetch(new Request(url, init));
    const reply = await response.text();
    if (url.includes("/_sandbox/")) expect(response.status, name).toBe(200);
    else expect(reply, name).toContain(name === "rejected" ? "112310" : "000000");
  }
});
