import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Listening } from "../../src/server/listen.js";
import type { RequestLine } from "../../src/server/request-context.js";
import { bytesOf, planFor, targetOf, toRequest } from "../support/plan.js";
import { openRaw, type RawConnection } from "../support/raw-connection.js";
import { codeOf } from "../support/reply.js";
import { APP_ID, createTestSandbox } from "../support/test-sandbox.js";

const lines: RequestLine[] = [];
const { sandbox } = createTestSandbox({ onRequest: (line) => void lines.push(line) });
let listening: Listening;
let raw: RawConnection;

beforeAll(async () => {
  listening = await sandbox.listen();
});
afterAll(() => listening.close());
beforeEach(async () => {
  raw = await openRaw(Number(new URL(listening.url).port));
});

/** Whatever happened on the socket, the sandbox still answers others. */
afterEach(async () => {
  raw.reset();
  const plan = { ...planFor("getAccountInfo"), origin: new URL(listening.url).origin };
  const response = await fetch(toRequest(plan));
  expect(await response.text()).toContain('"statusCode":"000000"');
  expect(await codeOf(sandbox, plan)).toBe("000000");
});

describe("request targets", () => {
  test.each([
    ["https://app.cloopen.com:8883", "getAccountInfo"],
    ["http://app.cloopen.com:8883", "sendTemplateSms"],
    ["https://127.0.0.1", "callback"],
  ] as const)("absolute form, %s: its path and query count", async (origin, name) => {
    const plan = planFor(name);
    raw.write(bytesOf(plan, origin + targetOf(plan)));
    const text = await raw.answers(1);
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(text).toContain('"statusCode":"000000"');
  });

  test("absolute form to another path is not found", async () => {
    raw.write("GET https://app.cloopen.com:8883/nothing HTTP/1.1\r\nHost: app.cloopen.com:8883\r\n\r\n");
    expect(await raw.answers(1)).toMatch(/^HTTP\/1\.1 404 /);
  });

  test.each([
    "*",
    "nothing",
    "//",
    "/%",
    "/%00",
    "/%ff%fe",
    "/\\..\\x",
    `/${"a".repeat(4_000)}`,
    "http://",
    "https://[/x",
    "HTTPS://app.cloopen.com:8883/nothing",
    "//[",
    "/2013-12-26/../_sandbox/state",
  ])("%j is answered or rejected in order", async (target) => {
    raw.write(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    expect(await raw.closed).toMatch(/^HTTP\/1\.1 (200|400|404) /);
  });

  test.each(["", "Host:", "Host: a b", "Host: x/y?z", "Host: [::1", "Host: a\r\nHost: b"])(
    "a Host of %j is answered or rejected in order",
    async (host) => {
      raw.write(`GET /2013-12-26/nothing HTTP/1.1\r\n${host}${host === "" ? "" : "\r\n"}Connection: close\r\n\r\n`);
      expect(await raw.closed).toMatch(/^HTTP\/1\.1 (400|404) /);
    },
  );

  test.each(["1a7.0.0.1", "127..1", "256.256.256.256", "a..1:8883"])(
    "rejects a Host of %j, which no URL can have, with HTTP 400 and a page",
    async (host) => {
      for (const path of ["/2013-12-26/nothing", "/_sandbox/state"]) {
        const other = await openRaw(Number(new URL(listening.url).port));
        other.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
        expect(await other.closed).toMatch(/^HTTP\/1\.1 400 .*\r\n\r\n.*400 Bad Request/s);
      }
    },
  );

  test("HTTP/1.0 is answered and closed", async () => {
    const plan = planFor("getAccountInfo");
    raw.write(bytesOf(plan).replace("HTTP/1.1", "HTTP/1.0"));
    const text = await raw.closed;
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(text).toContain("000000");
  });
});

describe("bodies", () => {
  test("half a head, then the end", async () => {
    raw.write("POST /2013-12-26/Accounts/aaa HTTP/1.1\r\nHost: x\r\nContent-");
    raw.end();
    expect(await raw.closed).toMatch(/^(HTTP\/1\.1 400 |$)/);
  });

  test("half a body, then the end", async () => {
    raw.write(bytesOf(planFor("sendTemplateSms")).slice(0, -20));
    raw.end();
    expect(await raw.closed).toMatch(/^(HTTP\/1\.1 (200|400|500) |$)/);
  });

  test("half a body, then a reset", async () => {
    raw.write(bytesOf(planFor("sendTemplateSms")).slice(0, -20));
    raw.reset();
    await raw.closed;
  });

  test("a message is counted only when its whole body came", async () => {
    const before = sandbox.state.messages.size;
    raw.write(bytesOf(planFor("sendTemplateSms")).slice(0, -1));
    raw.end();
    await raw.closed;
    expect(sandbox.state.messages.size).toBe(before);
  });

  test("a body that trickles in", async () => {
    for (const character of bytesOf(planFor("sendTemplateSms", "xml"))) raw.write(character);
    expect(await raw.answers(1)).toContain("<statusCode>000000</statusCode>");
  });

  test("Expect: 100-continue", async () => {
    const [head = "", body = ""] = bytesOf(planFor("sendTemplateSms")).split("\r\n\r\n");
    raw.write(`${head}\r\nExpect: 100-continue\r\n\r\n`);
    await raw.answers(1);
    raw.write(body);
    expect(await raw.answers(2)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
  });

  test.each([
    "Content-Length: x",
    "Content-Length: -1",
    "Content-Length: 5\r\nContent-Length: 6",
    "Transfer-Encoding: chunked\r\nContent-Length: 5",
  ])("%j is rejected", async (header) => {
    raw.write(`POST /2013-12-26/x HTTP/1.1\r\nHost: x\r\n${header}\r\n\r\nhello`);
    expect(await raw.closed).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe("a Content-Length in characters", () => {
  const text = `{"to":"13800138000","appId":"${APP_ID}","templateId":"1","datas":["六五三二","5"]}`;
  const sendWith = async (body: string, accept: string): Promise<string> => {
    const plan = { ...planFor("sendTemplateSms"), accept, body };
    raw.write(bytesOf(plan).replace(/Content-Length: \d+/, `Content-Length: ${body.length}`));
    return raw.closed;
  };

  test.each(["application/json", "application/xml"])(
    "is answered with 160031 before the connection ends: %s",
    async (accept) => {
      expect(await sendWith(text, accept)).toMatch(/^HTTP\/1\.1 200 OK\r\n.*160031/s);
    },
  );

  test("is explained in the log, with the code of the reply", async () => {
    lines.length = 0;
    await sendWith(text, "application/json");
    expect(lines).toMatchObject([
      { answer: "160031", why: expect.stringContaining("Content-Length counts bytes, not characters") },
    ]);
  });
});

describe("several requests in one go", () => {
  test("pipelined requests are answered in their order", async () => {
    const plans = [
      planFor("getAccountInfo"),
      planFor("sendTemplateSms", "xml"),
      { ...planFor("sendTemplateSms"), token: "wrong" },
      { ...planFor("callback"), rest: "/Nothing" },
      planFor("callback"),
    ];
    raw.write(plans.map((plan) => bytesOf(plan)).join(""));
    const text = await raw.answers(plans.length);
    const order = ["Account", "<TemplateSMS>", "111109", "404 Not Found", "CallBack"].map((word) => text.indexOf(word));
    expect(order.every((at) => at >= 0)).toBe(true);
    expect([...order].sort((one, other) => one - other)).toEqual(order);
  });

  test("a request, then garbage", async () => {
    raw.write(`${bytesOf(planFor("getAccountInfo"))}garbage\r\n\r\n`);
    expect(await raw.closed).toMatch(/HTTP\/1\.1 400 /);
  });
});

describe("garbage", () => {
  test.each([
    ["words", "hello there\r\n\r\n"],
    ["nothing but line ends", "\r\n\r\n\r\nx\r\n"],
    ["zero bytes", "\0".repeat(100)],
    ["a TLS hello", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
    ["an HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    ["an unknown method", "BREW /coffee HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["a header of 100 kB", `GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(100_000)}\r\n\r\n`],
    ["a header without a name", "GET / HTTP/1.1\r\n: x\r\n\r\n"],
  ])("%s", async (_, text) => {
    raw.write(text);
    raw.end();
    expect(await raw.closed).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
  });

  test("CONNECT and Upgrade", async () => {
    raw.write("CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n");
    raw.end();
    await raw.closed;
    const other = await openRaw(Number(new URL(listening.url).port));
    other.write("GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    other.end();
    expect(await other.closed).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
  });
});
