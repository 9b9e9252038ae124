import { once } from "node:events";
import { createServer as createHttpServer, Agent as HttpAgent, type Server } from "node:http";
import { createServer as createHttpsServer, Agent as HttpsAgent } from "node:https";
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from "node:net";
import { generate } from "selfsigned";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type CloopenClient, createConference, getAccountInfo, sendTemplateSms } from "../../src/index.js";
import { nodeTransport } from "../../src/transport/node.js";
import { caught } from "../support/caught.js";
import { collectGarbage } from "../support/collect-garbage.js";
import { makeClient } from "../support/make-client.js";

const BODY = '{"statusCode":"000000"}';

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

function clientAt(port: number, options: Parameters<typeof makeClient>[1] = {}, scheme = "http"): CloopenClient {
  return makeClient(
    { baseUrl: `${scheme}://127.0.0.1:${port}/2013-12-26` },
    { transport: nodeTransport(), ...options },
  );
}

describe("a response that stalls after its head", () => {
  it("ends at the timeout and on abort, after a garbage collection", async () => {
    const abort = new AbortController();
    let requests = 0;
    const port = await listen(
      createHttpServer((_, response) => {
        response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
        response.write("{");
        requests += 1;
        if (requests < 20) return;
        collectGarbage();
        setTimeout(() => abort.abort(), 20);
      }),
    );
    const cloopen = clientAt(port);
    const calls = Array.from({ length: 20 }, (_, at) =>
      caught(() =>
        createConference(cloopen, { maxmember: "10" }, at % 2 === 0 ? { timeoutMs: 500 } : { signal: abort.signal }),
      ),
    );
    const failures = await Promise.all(calls);
    for (const [at, failure] of failures.entries())
      expect(failure).toMatchObject({ kind: at % 2 === 0 ? "timeout" : "abort", mayHaveActed: true, attempts: 1 });
  });
});

describe("HTTP 421", () => {
  it("is sent once: the server reads one request", async () => {
    let requests = 0;
    const port = await listen(
      createHttpServer((request, response) => {
        requests += 1;
        request.resume().on("end", () => response.writeHead(421).end());
      }),
    );
    const error = await caught(() => createConference(clientAt(port, { retry: false }), { maxmember: "10" }));
    expect(error).toMatchObject({ kind: "http", status: 421, attempts: 1, mayHaveActed: false });
    expect(requests).toBe(1);
  });
});

describe("TLS", () => {
  let tls: { key: string; cert: string };
  beforeAll(async () => {
    const { private: key, cert } = await generate([{ name: "commonName", value: "127.0.0.1" }], {
      extensions: [{ name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] }],
    });
    tls = { key, cert };
  });

  it("failing in the handshake sets mayHaveActed to false", async () => {
    const port = await listen(createHttpServer());
    const error = await caught(() => createConference(clientAt(port, {}, "https"), { maxmember: "10" }));
    expect(error).toMatchObject({ kind: "connection", attempts: 1, mayHaveActed: false, code: expect.any(String) });
  });

  it("with an untrusted certificate sets mayHaveActed to false, and is not retried", async () => {
    const port = await listen(createHttpsServer(tls, (_, response) => response.end(BODY)));
    const error = await caught(() => createConference(clientAt(port, {}, "https"), { maxmember: "10" }));
    expect(error).toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT", attempts: 1, mayHaveActed: false });
  });

  it("with a custom CA works through an agent, and keeps its connection", async () => {
    let connections = 0;
    const server = createHttpsServer(tls, (request, response) => request.resume().on("end", () => response.end(BODY)));
    server.on("secureConnection", () => {
      connections += 1;
    });
    const port = await listen(server);
    const agent = new HttpsAgent({ keepAlive: true, ca: tls.cert });
    onTestFinished(() => agent.destroy());
    const cloopen = clientAt(port, { transport: nodeTransport({ agent }) }, "https");
    for (let call = 0; call < 3; call += 1) await getAccountInfo(cloopen);
    expect(connections).toBe(1);
  });
});

describe("a proxy", () => {
  it("of an agent is used, and mayHaveActed is false when it demands a password", async () => {
    const { HttpsProxyAgent } = await import("https-proxy-agent");
    const port = await listen(
      createHttpServer((request, response) => request.resume().on("end", () => response.end(BODY))),
    );
    let tunnels = 0;
    const proxy = createHttpServer();
    proxy.on("connect", (request, socket: Socket) => {
      tunnels += 1;
      if (request.headers["proxy-authorization"] === undefined)
        return void socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
      const upstream = connect(port, "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        socket.pipe(upstream).pipe(socket);
      });
      socket.on("error", () => upstream.destroy());
      upstream.on("error", () => socket.destroy());
      onTestFinished(() => void upstream.destroy());
    });
    const proxyPort = await listen(proxy);
    const through = (credentials: string): CloopenClient =>
      clientAt(port, {
        transport: nodeTransport({ agent: new HttpsProxyAgent(`http://${credentials}127.0.0.1:${proxyPort}`) }),
      });
    await getAccountInfo(through("user:password@"));
    expect(tunnels).toBe(1);
    const error = await caught(() => createConference(through(""), { maxmember: "10" }));
    expect(error).toMatchObject({ kind: "http", status: 407, attempts: 1, mayHaveActed: false });
  });
});

describe("an idle connection", () => {
  it.each([
    ["FIN", (socket: Socket) => socket.end()],
    ["RST", (socket: Socket) => socket.resetAndDestroy()],
  ])("closed by the server with %s is detected before anything is written", async (_, close) => {
    const sockets: Socket[] = [];
    const server = createTcpServer((socket) => {
      sockets.push(socket);
      socket.on("error", () => {});
      socket.on("data", () => void socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    const cloopen = clientAt((server.address() as AddressInfo).port);
    for (let call = 0; call < 20; call += 1) {
      await createConference(cloopen, { maxmember: "10" });
      // Closed in this very turn of the event loop: the client has not heard of it when it takes
      // the connection.
      const last = sockets.at(-1);
      if (last !== undefined) close(last);
    }
    expect(sockets.length).toBe(20);
  });

  it("is closed before `Keep-Alive: timeout=` expires", async () => {
    let connections = 0;
    const server = createHttpServer((request, response) => {
      response.setHeader("Keep-Alive", "timeout=1");
      request.resume().on("end", () => response.end(BODY));
    });
    server.on("connection", () => {
      connections += 1;
    });
    const port = await listen(server);
    const closed = new Promise<void>((resolve) => {
      server.on("connection", (socket) => socket.on("end", resolve));
    });
    const start = performance.now();
    await getAccountInfo(clientAt(port));
    await closed;
    // The server itself would keep it for five seconds.
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(connections).toBe(1);
  });
});

describe("a hostile response", () => {
  it("with a gigabyte of headers leads to a connection error", async () => {
    const server = createTcpServer((socket) => {
      const line = `X-Filler: ${"x".repeat(64_000)}\r\n`;
      const pour = (): void => {
        while (!socket.destroyed && socket.write(line));
        if (!socket.destroyed) socket.once("drain", pour);
      };
      socket.on("error", () => {});
      socket.once("data", () => {
        socket.write("HTTP/1.1 200 OK\r\n");
        pour();
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const error = await caught(() =>
      sendTemplateSms(clientAt((server.address() as AddressInfo).port), { to: "13800138000", templateId: "1" }),
    );
    expect(error).toMatchObject({ kind: "connection", code: "HPE_HEADER_OVERFLOW", mayHaveActed: true, attempts: 1 });
  });

  it("of 101 Switching Protocols leads to a connection error", async () => {
    const server = createTcpServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () =>
        socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"),
      );
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const error = await caught(() =>
      createConference(clientAt((server.address() as AddressInfo).port), { maxmember: "10" }),
    );
    expect(error).toMatchObject({ kind: "connection", mayHaveActed: true, attempts: 1 });
  });
});

describe("an agent", () => {
  it.each([
    ["a text", "agent"],
    ["an object", {}],
    ["a number", 1],
    ["null", null],
  ])("that is %s is rejected, and nothing is sent", (_, agent) => {
    // @ts-expect-error: that is what JavaScript may give
    expect(() => nodeTransport({ agent })).toThrow("agent must be an Agent of node:http or node:https");
  });

  it("that fails leads to an error, and nothing was sent", async () => {
    const agent = new HttpAgent();
    agent.createConnection = () => {
      throw Object.assign(new Error("no way out"), { code: "ENOWAY" });
    };
    const error = await caught(() =>
      createConference(clientAt(1, { transport: nodeTransport({ agent }) }), { maxmember: "10" }),
    );
    expect(error).toMatchObject({ kind: "connection", mayHaveActed: false });
  });
});
