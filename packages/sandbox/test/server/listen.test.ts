import { once } from "node:events";
import { Agent, type IncomingHttpHeaders, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox.js";
import type { Listening, ListenOptions } from "../../src/server/listen.js";
import { makeCertificate } from "../../src/server/make-certificate.js";
import { headersOf, OPERATION_NAMES, type Plan, planFor, targetOf } from "../support/plan.js";
import { openRaw } from "../support/raw-connection.js";
import { readReply } from "../support/reply.js";
import { createTestSandbox } from "../support/test-sandbox.js";

const open: Listening[] = [];
async function listen(options?: ListenOptions, sandbox: Sandbox = createTestSandbox().sandbox): Promise<Listening> {
  const listening = await sandbox.listen(options);
  open.push(listening);
  return listening;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a plan over a socket, with node:http, which changes no header. */
async function sendTo(
  base: string,
  plan: Plan,
  options: { ca?: string; agent?: Agent; length?: boolean } = {},
): Promise<Answer> {
  const { ca, agent, length = true } = options;
  const bytes = plan.body === undefined ? undefined : Buffer.from(plan.body);
  const start = base.startsWith("https:") ? requestHttps : requestHttp;
  const request = start(new URL(targetOf(plan), base), {
    method: plan.method,
    headers: { ...headersOf(plan), ...(bytes !== undefined && length && { "Content-Length": bytes.length }) },
    ...(ca !== undefined && { ca }),
    agent: agent ?? false,
  });
  request.end(bytes);
  const [response] = await once(request, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() };
}

async function codeAt(base: string, plan: Plan, options?: Parameters<typeof sendTo>[2]): Promise<string> {
  const { status, headers, text } = await sendTo(base, plan, options);
  return (await readReply(new Response(text, { status, headers: { "Content-Type": headers["content-type"] ?? "" } })))
    .statusCode;
}

const portOf = ({ url }: Listening): number => Number(new URL(url).port);

describe("over HTTP", () => {
  test("base URL and console are those of the port that was free", async () => {
    const { url, console: pages, certificate } = await listen();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/2013-12-26$/);
    expect(pages).toBe(url.replace("/2013-12-26", "/_sandbox"));
    expect(certificate).toBeUndefined();
    expect((await fetch(`${pages}/state`)).status).toBe(200);
  });

  test.each(OPERATION_NAMES)(
    "%s: HTTP 200 with Content-Length and the sandbox's Date, in success and failure",
    async (name) => {
      for (const format of ["json", "xml"] as const) {
        const { url } = await listen();
        const plan = planFor(name, format);
        for (const [sent, code] of [
          [plan, "000000"],
          [{ ...plan, token: "wrong" }, "111109"],
        ] as const) {
          const { status, headers, text } = await sendTo(url, sent);
          expect(status).toBe(200);
          expect(text).toContain(code);
          expect(headers["content-length"]).toBe(String(Buffer.byteLength(text)));
          expect(headers.date).toBe("Thu, 29 Feb 2024 04:00:00 GMT");
          expect(headers["content-type"]).toBe(`application/${format};charset=utf-8`);
          for (const absent of ["transfer-encoding", "content-encoding", "x-powered-by", "location"])
            expect(Object.keys(headers)).not.toContain(absent);
        }
      }
    },
  );

  test("the 404 page and the console have a Content-Length, too", async () => {
    const { url, console: pages } = await listen();
    for (const address of [`${url}/nothing`, `${pages}/state`]) {
      const response = await fetch(address);
      expect(response.headers.get("Content-Length")).toBe(String((await response.arrayBuffer()).byteLength));
    }
  });

  test("Accept-Encoding or not, nothing is compressed", async () => {
    const { url } = await listen();
    const response = await fetch(`${url}/nothing`, { headers: { "Accept-Encoding": "gzip, br" } });
    expect(response.headers.get("Content-Encoding")).toBeNull();
  });

  test("a chunked body is read as well", async () => {
    const { url } = await listen();
    expect(await codeAt(url, planFor("sendTemplateSms"), { length: false })).toBe("000000");
  });

  test("one connection serves many requests", async () => {
    const { url } = await listen();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    agent.on("free", (socket) => ports.add(socket.localPort));
    for (const name of OPERATION_NAMES) expect(await codeAt(url, planFor(name), { agent })).toBe("000000");
    // A rejected body is not left in the socket for the next request to trip over.
    expect(await codeAt(url, { ...planFor("sendTemplateSms"), token: "wrong" }, { agent })).toBe("111109");
    expect((await sendTo(url, { ...planFor("sendTemplateSms"), rest: "/Nothing" }, { agent })).status).toBe(404);
    expect(await codeAt(url, planFor("getAccountInfo"), { agent })).toBe("000000");
    agent.destroy();
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  test.each([
    ["signed wrongly", { token: "wrong" }, "111109"],
    ["too long", {}, "160031"],
  ])("a body of 2 MiB, %s, is answered and not cut off", async (_, change, code) => {
    const { url } = await listen();
    const plan = { ...planFor("sendTemplateSms"), ...change, body: "x".repeat(2 * 1024 * 1024) };
    expect(await codeAt(url, plan)).toBe(code);
    expect(await codeAt(url, plan, { length: false })).toBe(code);
  });

  test("at once: 200 requests in parallel", async () => {
    const { url } = await listen();
    const codes = await Promise.all(Array.from({ length: 200 }, () => codeAt(url, planFor("sendTemplateSms"))));
    expect(new Set(codes)).toEqual(new Set(["000000"]));
  });

  test("on ::1", async () => {
    const { url } = await listen({ host: "::1" });
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+\/2013-12-26$/);
    expect(await codeAt(url, planFor("getAccountInfo"))).toBe("000000");
  });

  test("a port in use rejects, and the one who has it goes on", async () => {
    const first = await listen();
    await expect(createTestSandbox().sandbox.listen({ port: portOf(first) })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
    expect(await codeAt(first.url, planFor("getAccountInfo"))).toBe("000000");
  });
});

describe("over TLS", () => {
  test("self-signed, for localhost and 127.0.0.1, trusted through its certificate", async () => {
    const listening = await listen({ tls: true });
    const { url, certificate } = listening;
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:/);
    const ca = certificate ?? "";
    expect(await codeAt(url, planFor("sendTemplateSms"), { ca })).toBe("000000");
    expect(await codeAt(url.replace("127.0.0.1", "localhost"), planFor("getAccountInfo"), { ca })).toBe("000000");
    await expect(sendTo(url, planFor("getAccountInfo"))).rejects.toMatchObject({
      code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO_VERIFY/),
    });
  });

  test("with a certificate that is given", async () => {
    const pair = await makeCertificate();
    const { url, certificate } = await listen({ tls: pair });
    expect(certificate).toBe(pair.cert);
    expect(await codeAt(url, planFor("callback", "xml"), { ca: pair.cert })).toBe("000000");
  });

  test("two sandboxes do not share a certificate", async () => {
    const [one, other] = [await makeCertificate(), await makeCertificate()];
    expect(one.cert).not.toBe(other.cert);
  });

  test("an invalid certificate rejects", async () => {
    await expect(createTestSandbox().sandbox.listen({ tls: { cert: "x", key: "y" } })).rejects.toThrow();
  });

  test("plain HTTP to the TLS port does not end it", async () => {
    const listening = await listen({ tls: true });
    const raw = await openRaw(portOf(listening));
    raw.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    await raw.closed;
    expect(await codeAt(listening.url, planFor("getAccountInfo"), { ca: listening.certificate ?? "" })).toBe("000000");
  });
});

describe("close", () => {
  test("ends keep-alive connections, and the port is free again", async () => {
    const { sandbox } = createTestSandbox();
    const listening = await sandbox.listen();
    const agent = new Agent({ keepAlive: true });
    expect(await codeAt(listening.url, planFor("getAccountInfo"), { agent })).toBe("000000");
    const [kept] = Object.values(agent.freeSockets).flat();
    const ended = kept === undefined ? undefined : once(kept, "close");
    await listening.close();
    expect(ended).toBeDefined();
    await ended;
    agent.destroy();
    await expect(sendTo(listening.url, planFor("getAccountInfo"))).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await listen({ port: portOf(listening) }, sandbox);
  });

  test.each([false, true])("ends a connection that never said a word, TLS: %s", async (tls) => {
    const listening = await createTestSandbox().sandbox.listen({ tls });
    const silent = connect(portOf(listening), "127.0.0.1");
    silent.on("error", () => {});
    await once(silent, "connect");
    // A request behind it shows that the server has accepted the silent one.
    await codeAt(listening.url, planFor("getAccountInfo"), tls ? { ca: listening.certificate ?? "" } : {});
    const ended = once(silent, "close");
    try {
      await listening.close();
    } finally {
      silent.resume();
    }
    await ended;
  });

  test("ends half a request", async () => {
    const listening = await createTestSandbox().sandbox.listen();
    const raw = await openRaw(portOf(listening));
    raw.write("POST /2013-12-26/Accounts/x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");
    await codeAt(listening.url, planFor("getAccountInfo"));
    await listening.close();
    await raw.closed;
  });
});
