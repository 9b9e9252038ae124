import "reflect-metadata";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { type AddressInfo, connect } from "node:net";
import { serve as serveHono } from "@hono/node-server";
import { Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import express5 from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createIvrRouter, ivrResponse } from "../../src/ivr/index.js";
import { createWebhookHandler, type GuardedHandler, toNodeListener } from "../../src/webhooks/index.js";

/**
 * What is used of Koa. Its published types do not compile beside the other packages of this
 * workspace.
 */
interface KoaContext {
  respond: boolean;
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly request: object;
}
type KoaMiddleware = (context: KoaContext, next: () => Promise<void>) => Promise<void>;
type KoaApp = {
  use(middleware: KoaMiddleware): void;
  callback(): (request: IncomingMessage, response: ServerResponse) => unknown;
};

const require = createRequire(import.meta.url);
const Koa: new () => KoaApp = require("koa");
const { bodyParser: koaBodyParser }: { bodyParser: (options: object) => KoaMiddleware } = require("@koa/bodyparser");
// The types of Express 4 are those of 5 for what is used here; its package has none of its own.
const express4: typeof express5 = require("express4");

const SECRET = "b1f5d2c8-4a77-4c3e";
const PATH = `/cloopen/${SECRET}`;
const XML = "<Request><action>SMSArrived</action><smsType>0</smsType><content>退订 a=1&amp;b</content></Request>";
const JSON_TEXT = JSON.stringify({ Request: { action: "SMSArrived", smsType: "0", content: "退订 a=1&b" } });

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  vi.restoreAllMocks();
});

async function listen(listener: (request: IncomingMessage, response: ServerResponse) => unknown): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  closing.push(() => close(server));
  await once(server, "listening");
  return baseOf(server);
}

function baseOf(server: { address(): AddressInfo | string | null }): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

function close(server: Server): void {
  server.closeAllConnections();
  server.close();
}

const received = vi.fn();
const onError = vi.fn();
afterEach(() => {
  received.mockReset();
  onError.mockReset();
});
const handler = createWebhookHandler({ smsMo: ({ content }) => received(content) }, { secret: SECRET, onError });
const listener = toNodeListener(handler);

/** Sends a webhook under each label that the platform or a proxy may give it. */
async function deliver(base: string, body: string, label: string): Promise<number> {
  const response = await fetch(base + PATH, { method: "POST", body, headers: { "content-type": label } });
  await response.text();
  return response.status;
}

const DELIVERIES = [
  ["XML as text/plain", XML, "text/plain"],
  ["XML as text/xml", XML, "text/xml;charset=utf-8"],
  ["XML as application/xml", XML, "application/xml"],
  ["JSON as text/plain", JSON_TEXT, "text/plain"],
  ["JSON as application/json", JSON_TEXT, "application/json"],
] as const;

type Mount = () => Promise<string>;

function expressApp(create: () => ReturnType<typeof express5>, parsers: readonly unknown[], path?: string): Mount {
  return () => {
    const app = create();
    for (const parser of parsers) Reflect.apply(app.use, app, [parser]);
    Reflect.apply(app.use, app, path === undefined ? [listener] : [path, listener]);
    app.post("/own", (_request, response) => void response.send("own"));
    return listen(app);
  };
}

async function nest(options: { rawBody?: boolean; bodyParser?: boolean }): Promise<string> {
  class App {}
  Module({})(App);
  const app = await NestFactory.create<NestExpressApplication>(App, { logger: false, ...options });
  closing.push(() => app.close());
  if (options.bodyParser !== false) {
    app.useBodyParser("json");
    app.useBodyParser("text", { type: ["text/*", "application/xml"] });
  }
  app.use("/cloopen", listener);
  await app.listen(0, "127.0.0.1");
  return baseOf(app.getHttpServer());
}

async function koa(parse: boolean): Promise<string> {
  const app = new Koa();
  if (parse) app.use(koaBodyParser({ enableTypes: ["json", "form", "text", "xml"] }));
  app.use(async (context) => {
    context.respond = false;
    // The parser of Koa keeps the string in `rawBody` of its own request.
    Object.assign(context.req, { rawBody: Reflect.get(context.request, "rawBody") });
    await listener(context.req, context.res);
  });
  return listen(app.callback());
}

async function fastifyApp(parseAs: "buffer" | "string"): Promise<string> {
  const app = fastify();
  closing.push(() => app.close());
  // Fastify responds with 415 to a content type without a parser, such as application/xml.
  app.addContentTypeParser("*", { parseAs }, (_request, body, done) => done(null, body));
  app.post("/cloopen/*", async (request, reply) => {
    reply.hijack();
    await listener(Object.assign(request.raw, { body: request.body }), reply.raw);
  });
  return app.listen({ port: 0, host: "127.0.0.1" });
}

async function hono(): Promise<string> {
  const app = new Hono();
  app.post("/cloopen/*", (context) => handler(context.req.raw));
  const server = serveHono({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  closing.push(() => server.close());
  await once(server, "listening");
  return baseOf(server);
}

const MOUNTS: readonly (readonly [name: string, mount: Mount])[] = [
  ["node:http", () => listen(listener)],
  ["Express 5", expressApp(express5, [], "/cloopen")],
  ["Express 5, without a path", expressApp(express5, [])],
  [
    "Express 5 behind its parsers",
    expressApp(express5, [express5.json(), express5.urlencoded(), express5.text({ type: "*/*" })], "/cloopen"),
  ],
  ["Express 5 behind raw()", expressApp(express5, [express5.raw({ type: "*/*" })], "/cloopen")],
  ["Express 4 behind its parsers", expressApp(express4, [express4.json(), express4.text({ type: "*/*" })], "/cloopen")],
  ["Express 4 behind json() alone", expressApp(express4, [express4.json()], "/cloopen")],
  ["NestJS", () => nest({})],
  ["NestJS with rawBody", () => nest({ rawBody: true })],
  ["NestJS without body parser", () => nest({ bodyParser: false })],
  ["Koa", () => koa(false)],
  ["Koa behind its body parser", () => koa(true)],
  ["Fastify behind its body parser, as buffer", () => fastifyApp("buffer")],
  ["Fastify behind its body parser, as string", () => fastifyApp("string")],
  ["Hono", hono],
];

describe.each(MOUNTS)("%s", (_, mount) => {
  it("delivers each webhook in both formats under every label", async () => {
    const base = await mount();
    for (const [name, body, label] of DELIVERIES) {
      received.mockClear();
      expect([name, await deliver(base, body, label)]).toStrictEqual([name, 200]);
      expect([name, received.mock.calls]).toStrictEqual([name, [["退订 a=1&b"]]]);
    }
    expect(onError).not.toHaveBeenCalled();
  });
});

describe("a body parser", () => {
  const FORM = "application/x-www-form-urlencoded";

  it.each([
    ["querystring", express5.urlencoded({ extended: false })],
    ["qs", express5.urlencoded({ extended: true })],
  ])("for forms (%s) that parsed XML as a form does not lose it", async (_, parser) => {
    const base = await expressApp(express5, [parser], "/cloopen")();
    const text =
      '<?xml version="1.0" encoding="UTF-8"?><Request><action>SMSArrived</action><smsType>0</smsType><content>TD</content></Request>';
    expect(await deliver(base, text, FORM)).toBe(200);
    expect(received).toHaveBeenCalledExactlyOnceWith("TD");
  });

  it("that decodes GBK is not decoded again", async () => {
    const base = await expressApp(express5, [express5.text({ type: "*/*" })], "/cloopen")();
    const [head = "", tail = ""] = XML.split("退订 a=1&amp;b");
    const body = Buffer.concat([Buffer.from(head), Buffer.from([0xcd, 0xcb, 0xb6, 0xa9]), Buffer.from(tail)]);
    const response = await fetch(base + PATH, {
      method: "POST",
      body,
      headers: { "content-type": "text/xml;charset=gbk" },
    });
    expect(response.status).toBe(200);
    expect(received).toHaveBeenCalledExactlyOnceWith("退订");
  });

  it("that kept nothing is reported to onError as a configuration error", async () => {
    const base = await listen(async (request, response) => {
      await request.toArray();
      await listener(request, response);
    });
    expect(await deliver(base, XML, "text/plain")).toBe(500);
    expect(String(onError.mock.calls[0]?.[0])).toContain("the body was read before the webhook listener");
  });
});

describe("app.use without a path", () => {
  it.each([
    ["Express 5", express5],
    ["Express 4", express4],
  ])("passes on requests of other routes, in %s", async (_, create) => {
    const onRejected = vi.fn();
    const own = toNodeListener(createWebhookHandler({}, { secret: SECRET, onRejected }));
    const app = create();
    Reflect.apply(app.use, app, [own]);
    app.all("/own", (_request, response) => void response.send("own"));
    const base = await listen(app);
    for (const method of ["GET", "POST", "PUT"])
      expect(await (await fetch(`${base}/own`, { method })).text()).toBe("own");
    expect((await fetch(`${base}/nobody`, { method: "POST" })).status).toBe(404);
    expect(onRejected).not.toHaveBeenCalled();
    expect(await deliver(base, XML, "text/plain")).toBe(200);
  });

  it("rejects secret: false, with the advice to mount it with a path", async () => {
    const app = express5();
    const next = vi.fn();
    const open = toNodeListener(createWebhookHandler({}, { secret: false }));
    app.use((request, response) =>
      open(
        request,
        response,
        next.mockImplementation(() => response.send("passed on")),
      ),
    );
    expect(await (await fetch(`${await listen(app)}/own`, { method: "POST" })).text()).toBe("passed on");
    expect(String(next.mock.calls[0]?.[0])).toContain("mount it with a path");
  });

  it("takes only paths below its basePath with secret: false", async () => {
    const app = express5();
    const open = createWebhookHandler(
      { smsMo: ({ content }) => received(content) },
      { secret: false, basePath: "/cloopen" },
    );
    app.use(toNodeListener(open));
    app.post("/own", (_request, response) => void response.send("own"));
    const base = await listen(app);
    expect(await (await fetch(`${base}/own`, { method: "POST" })).text()).toBe("own");
    expect(await deliver(base, XML, "text/plain")).toBe(200);
    expect(received).toHaveBeenCalledOnce();
  });
});

describe("an IVR router without a secret", () => {
  const routes = { ivrStartService: () => ivrResponse().hangup() };
  const START = "/ivr/startservice?callid=1";
  const HANGUP = "<Response><Hangup/></Response>";

  it.each([
    ["Express 5", express5],
    ["Express 4", express4],
  ])("finds its routes below the path where %s mounts it", async (_, create) => {
    const app = create();
    const router = toNodeListener(createIvrRouter(routes, { secret: false }));
    Reflect.apply(app.use, app, ["/ivr", router]);
    expect(await (await fetch((await listen(app)) + START, { method: "POST" })).text()).toBe(HANGUP);
  });

  it("finds its routes below its basePath elsewhere", async () => {
    const app = new Hono();
    const router = createIvrRouter(routes, { secret: false, basePath: "/ivr" });
    app.post("/ivr/*", (context) => router(context.req.raw));
    expect(await (await app.request(START, { method: "POST" })).text()).toBe(HANGUP);
  });
});

describe("the listener never throws", () => {
  /** Calls the listener and fails when it rejects; returns the application's own response. */
  async function around(
    before: (response: ServerResponse) => void,
    during: (response: ServerResponse) => void,
  ): Promise<{ settled: unknown; status: number | undefined }> {
    let response: ServerResponse | undefined;
    const slow = createWebhookHandler(
      {
        smsMo: async () => {
          if (response !== undefined) during(response);
        },
      },
      { secret: SECRET },
    );
    let settle = (_: unknown): void => {};
    const settled = new Promise<unknown>((resolve) => {
      settle = resolve;
    });
    const base = await listen((incoming, outgoing) => {
      response = outgoing;
      before(outgoing);
      toNodeListener(slow)(incoming, outgoing).then(settle, settle);
    });
    const status = await deliver(base, XML, "text/plain").catch(() => undefined);
    return { settled: await settled, status };
  }

  it.each<[string, (response: ServerResponse) => void, number | undefined]>([
    ["the application has answered", (response) => void response.writeHead(503).end(), 503],
    [
      "the headers are sent",
      (response) => {
        response.writeHead(202).flushHeaders();
        setImmediate(() => response.end());
      },
      202,
    ],
    ["the response is destroyed", (response) => void response.destroy(), undefined],
    ["the socket is gone", (response) => void response.socket?.destroy(), undefined],
    [
      "setHeader rejects",
      (response) => {
        response.setHeader = () => {
          throw new Error("frozen");
        };
        setImmediate(() => response.writeHead(204).end());
      },
      204,
    ],
  ])("when %s while the handler runs, or before", async (_, act, status) => {
    expect(await around(() => {}, act)).toStrictEqual({ settled: undefined, status });
  });

  it("when the application responded before the listener started", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    expect(
      (
        await around(
          (response) => void response.writeHead(503).end(),
          () => {},
        )
      ).settled,
    ).toBeUndefined();
  });

  it("when a custom handler rejects: responds with 500", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const failing = toNodeListener(() => Promise.reject(new Error("no database")));
    expect(await deliver(await listen(failing), XML, "text/plain")).toBe(500);
  });

  it("when the sender disconnected before the body was read", async () => {
    const onRejected = vi.fn();
    const guarded: GuardedHandler = createWebhookHandler({}, { secret: SECRET, onRejected });
    const settled = vi.fn();
    const base = await listen((incoming, outgoing) => {
      incoming.once("close", () => {
        toNodeListener(guarded)(incoming, outgoing).then(settled, settled);
      });
    });
    const socket = connect(Number(new URL(base).port), "127.0.0.1");
    socket.write(`POST ${PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc`, () => socket.destroy());
    await vi.waitFor(() => expect(settled).toHaveBeenCalledExactlyOnceWith(undefined));
    expect(onRejected).toHaveBeenCalledWith({ status: 400, reason: "the body broke off" }, expect.any(Request));
  });
});
