import { once } from "node:events";
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createWebhookHandler, type PlatformHandler, toNodeListener } from "../../src/webhooks/index.js";

const SECRET = "b1f5d2c8-4a77-4c3e";
const BODY = "<Request><action>SMSArrived</action><smsType>0</smsType><content>退订 😀</content></Request>";
const ACCEPTED = '<?xml version="1.0" encoding="UTF-8"?><Response><statuscode>000000</statuscode></Response>';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: (request: IncomingMessage, response: ServerResponse) => unknown): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

const received = vi.fn();
const handler = createWebhookHandler(
  { smsMo: ({ content }) => received(content) },
  { secret: SECRET, allowedSources: ["127.0.0.0/8"], maxBodyBytes: 1000 },
);
afterEach(() => received.mockReset());

describe("over a socket", () => {
  it("replies to a webhook", async () => {
    const base = await serve(toNodeListener(handler));
    const response = await fetch(`${base}/hooks/${SECRET}`, {
      method: "POST",
      body: BODY,
      headers: { "content-type": "text/plain" },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/xml;charset=utf-8");
    expect(response.headers.get("content-length")).toBe(String(ACCEPTED.length));
    expect(await response.text()).toBe(ACCEPTED);
    expect(received).toHaveBeenCalledExactlyOnceWith("退订 😀");
  });

  it.each([
    ["without the secret", "/hooks", "POST", BODY, 404],
    ["with another method", `/${SECRET}`, "PUT", BODY, 405],
    ["by HEAD", `/${SECRET}`, "HEAD", undefined, 405],
    ["by GET", `/${SECRET}`, "GET", undefined, 405],
    ["that is too large", `/${SECRET}`, "POST", "x".repeat(1001), 413],
    ["that is far too large", `/${SECRET}`, "POST", "x".repeat(5_000_000), 413],
    ["that is no callback", `/${SECRET}`, "POST", "hello", 400],
    ["that is empty", `/${SECRET}`, "POST", "", 400],
  ])("responds to a request %s with its status, and keeps the connection", async (_, path, method, body, status) => {
    const base = await serve(toNodeListener(handler));
    const response = await fetch(base + path, { method, ...(body === undefined ? {} : { body }) });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe("");
    expect((await fetch(`${base}/${SECRET}`, { method: "POST", body: BODY })).status).toBe(200);
  });

  it("handles many requests on one connection, read or not", async () => {
    let connections = 0;
    const base = await serve(toNodeListener(handler));
    servers[0]?.on("connection", () => {
      connections += 1;
    });
    const { hostname, port } = new URL(base);
    const socket = connect(Number(port), hostname);
    const one = (path: string, body: string): string =>
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    let text = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    socket.write(one("/", "x".repeat(900)) + one(`/${SECRET}`, "x".repeat(2000)) + one(`/${SECRET}`, BODY));
    await vi.waitFor(() => expect(text.match(/HTTP\/1\.1 \d+/g)).toHaveLength(3));
    socket.destroy();
    expect(text.match(/HTTP\/1\.1 \d+/g)).toStrictEqual(["HTTP/1.1 404", "HTTP/1.1 413", "HTTP/1.1 200"]);
    expect(connections).toBe(1);
  });

  it("survives a sender that disconnects", async () => {
    const rejected = vi.fn();
    const base = await serve(toNodeListener(createWebhookHandler({}, { secret: SECRET, onRejected: rejected })));
    const request = httpRequest(`${base}/${SECRET}`, { method: "POST", headers: { "content-length": "1000" } });
    request.on("error", () => {});
    request.write("<Request>");
    await vi.waitFor(() => expect(servers[0]?.listenerCount("request")).toBe(1));
    request.on("socket", (socket) => socket.on("connect", () => setImmediate(() => request.destroy())));
    await vi.waitFor(() =>
      expect(rejected).toHaveBeenCalledWith({ status: 400, reason: "the body broke off" }, expect.anything()),
    );
    expect((await fetch(`${base}/${SECRET}`, { method: "POST", body: BODY })).status).toBe(200);
  });

  it.each([
    ["in absolute form", `http://app.example.com/${SECRET}`, 200],
    ["with two slashes in front", `//evil.example.com/${SECRET}`, 200],
    ["that is no URL", "http://[", 400],
  ])("reads the path of a target %s", async (_, target, status) => {
    const base = await serve(toNodeListener(handler));
    const { hostname, port } = new URL(base);
    const socket = connect(Number(port), hostname);
    socket.end(
      `POST ${target} HTTP/1.1\r\nHost: x\r\nContent-Length: ${Buffer.byteLength(BODY)}\r\nConnection: close\r\n\r\n${BODY}`,
    );
    let text = "";
    for await (const chunk of socket.setEncoding("utf8")) text += String(chunk);
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });
});

describe("with an Express-like request", () => {
  /** What Express does to a request before a listener that is mounted at /hooks. */
  async function express(parse: (body: Buffer) => unknown, mounted: PlatformHandler = handler): Promise<string> {
    const listener = toNodeListener(mounted);
    return serve(async (request, response) => {
      const body = parse(Buffer.concat(await request.toArray()));
      const url = (request.url ?? "").replace(/^\/hooks/, "");
      Object.assign(request, { body, originalUrl: request.url, url });
      await listener(request, response);
    });
  }

  it.each([
    ["express.text()", (body: Buffer) => body.toString()],
    ["express.raw()", (body: Buffer) => body],
  ])("takes a body that %s has read", async (_, parse) => {
    const base = await express(parse);
    expect((await fetch(`${base}/hooks/${SECRET}`, { method: "POST", body: BODY })).status).toBe(200);
    expect(received).toHaveBeenCalledExactlyOnceWith("退订 😀");
  });

  it("takes a body that express.json() has read", async () => {
    const base = await express((body) => JSON.parse(body.toString()));
    const body = JSON.stringify({ Request: { action: "SMSArrived", smsType: "0", content: "TD" } });
    expect((await fetch(`${base}/hooks/${SECRET}`, { method: "POST", body })).status).toBe(200);
    expect(received).toHaveBeenCalledExactlyOnceWith("TD");
  });

  it("applies the size limit there, too", async () => {
    const base = await express((body) => body.toString());
    expect((await fetch(`${base}/hooks/${SECRET}`, { method: "POST", body: "x".repeat(1001) })).status).toBe(413);
  });
});
